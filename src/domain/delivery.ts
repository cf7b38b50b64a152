/** How a reminder ended for its reader, as the secretariat is told. */
export const REACHES = ["arrived", "waiting", "unsure", "blocked", "no-chat", "quota", "failed", "unneeded"] as const;
export type Reach = (typeof REACHES)[number];

/** What is stored of one reminder: the ledger's outcome, and that of the message that carried it. */
export interface StoredDelivery {
  readonly outcome: "sent" | "late" | "overtaken" | "unreachable" | "unneeded" | "economised";
  readonly status: "pending" | "sending" | "sent" | "failed" | "unknown" | "dropped" | null;
  readonly reason: string | null;
}

/** Reads the two together. `unsure`: it may or may not have arrived, so it is neither counted as arrived nor repeated. */
export function readReach({ outcome, status, reason }: StoredDelivery): Reach {
  if (outcome === "unreachable") return "no-chat";
  if (outcome === "economised") return "quota";
  if (outcome === "unneeded" || outcome === "overtaken" || status === "dropped") return "unneeded";
  switch (status) {
    case "sent":
      return "arrived";
    case "unknown":
      return "unsure";
    case "failed":
      return reason === "blocked" ? "blocked" : reason === "quota" ? "quota" : "failed";
    default:
      return "waiting";
  }
}

/** Whether somebody has not been told and has to be told some other way. */
export function isUnreached(reach: Reach): boolean {
  return reach === "blocked" || reach === "no-chat" || reach === "quota" || reach === "failed";
}
