/** @import { WaitingMessage } from "./outbox.js" */
import { sendMessage } from "./api.js";
import { Outbox } from "./outbox.js";
import { storage } from "./storage.js";
import { useEffect, useMemo, useState } from "./vendor.js";

/**
 * The page's unsent messages, and the box that sends them.
 * @returns {[readonly WaitingMessage[], Outbox]}
 */
export function useOutbox() {
  const [waiting, setWaiting] = useState(/** @type {readonly WaitingMessage[]} */ ([]));
  const outbox = useMemo(() => new Outbox(storage, sendMessage, setWaiting), []);
  useEffect(() => {
    outbox.resume();
    const nudge = () => outbox.nudge();
    addEventListener("online", nudge);
    return () => removeEventListener("online", nudge);
  }, []);
  return [waiting, outbox];
}
