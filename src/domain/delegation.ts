import { addDays, daysBetween, type IsoDate } from "./time.ts";

/** That somebody's reports are another's to make for a time, `[validFrom, validUntil)`. */
export interface Delegation {
  readonly unitId: number;
  readonly fromPersonId: number;
  readonly toPersonId: number;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
}

/** A wish of one, with the last day on which it is to hold. */
export interface DelegationRequest {
  readonly unitId: number;
  readonly fromPersonId: number;
  readonly toPersonId: number;
  readonly firstOn: IsoDate;
  readonly lastOn: IsoDate;
}

/** A longer absence is a change of the role, which is the secretariat's or the head's to make. */
const MOST_DELEGATION_DAYS = 60;

export type DelegationDecision =
  | { readonly kind: "granted"; readonly delegation: Delegation }
  /** `repeated`: the same has been granted before; `overlaps`: another holds in that time; `away`: the colleague has handed over too. */
  | { readonly kind: "refused"; readonly why: "past" | "order" | "too-long" | "repeated" | "overlaps" | "away" };

/**
 * Decides a delegation. It cannot begin before today: what was done in somebody's name yesterday was done by themselves.
 * Nobody stands in for two steps: who is away cannot take over.
 *
 * @param others delegations of either person that have not ended.
 */
export function decideDelegation(
  request: DelegationRequest,
  others: readonly Delegation[],
  today: IsoDate,
): DelegationDecision {
  const { unitId, fromPersonId, toPersonId, firstOn, lastOn } = request;
  const delegation = { unitId, fromPersonId, toPersonId, validFrom: firstOn, validUntil: addDays(lastOn, 1) };
  if (lastOn < firstOn) return { kind: "refused", why: "order" };
  if (firstOn < today) return { kind: "refused", why: "past" };
  if (daysBetween(firstOn, delegation.validUntil) > MOST_DELEGATION_DAYS) return { kind: "refused", why: "too-long" };
  const meanwhile = others.filter((one) => one.validFrom <= lastOn && one.validUntil > firstOn);
  const mine = meanwhile.find((one) => one.fromPersonId === fromPersonId && one.unitId === unitId);
  if (mine) {
    const { validFrom, validUntil } = delegation;
    const isSame = mine.toPersonId === toPersonId && mine.validFrom === validFrom && mine.validUntil === validUntil;
    return { kind: "refused", why: isSame ? "repeated" : "overlaps" };
  }
  if (meanwhile.some((one) => one.fromPersonId === toPersonId)) return { kind: "refused", why: "away" };
  return { kind: "granted", delegation };
}
