/**
 * Which view is open, kept in the address: the way back of a phone leads from a chat to the list, and from the inbox to
 * the chat.
 * @typedef {{ chat: string | undefined, as: string | undefined, isInbox?: boolean }} Route
 */
import { useEffect, useState } from "./vendor.js";

/** @returns {Route} */
function readRoute() {
  const values = new URLSearchParams(location.search);
  return {
    chat: values.get("chat") ?? undefined,
    as: values.get("as") ?? undefined,
    isInbox: values.get("view") === "inbox",
  };
}

/** @returns {{ route: Route, go: (to: Route) => void }} */
export function useRoute() {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const follow = () => setRoute(readRoute());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const go = (/** @type {Route} */ to) => {
    const values = new URLSearchParams();
    if (to.chat !== undefined) values.set("chat", to.chat);
    if (to.as !== undefined) values.set("as", to.as);
    if (to.isInbox) values.set("view", "inbox");
    const address = values.size > 0 ? `/?${values}` : "/";
    if (route.chat === to.chat && !to.isInbox) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    setRoute(to);
  };
  return { route, go };
}
