export { webMessages } from "../messages.ts";
