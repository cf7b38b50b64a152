export const NUDGE_ACTION = "nhac";
