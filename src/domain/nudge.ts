/** A report that may be asked after, with those who would be told. */
export interface NudgeCandidate {
  readonly obligationId: number;
  readonly unitId: number;
  /** Whether somebody was told of it today, or is going to be. */
  readonly isNudged: boolean;
  readonly officers: readonly { readonly personId: number; readonly chatId: number | null }[];
}

/** Who is told of which reports; each person once, whatever the number of reports. */
export interface NudgeDecision<Candidate extends NudgeCandidate> {
  readonly told: ReadonlyMap<number, readonly Candidate[]>;
  /** Reports of which somebody is told. */
  readonly reached: readonly Candidate[];
  /** Reports of which nobody can be told. */
  readonly unreachable: readonly Candidate[];
  /** Left out because the unit was asked today already. */
  readonly nudged: readonly Candidate[];
}

/**
 * Decides who is told when somebody asks after reports. A report that was asked after today is left out, unless `again`.
 * Of a unit with several officers all are told who can be reached.
 */
export function decideNudges<Candidate extends NudgeCandidate>(
  candidates: readonly Candidate[],
  again: boolean,
): NudgeDecision<Candidate> {
  const nudged = again ? [] : candidates.filter(({ isNudged }) => isNudged);
  const asked = candidates.filter((one) => !nudged.includes(one));
  const told = new Map<number, Candidate[]>();
  for (const candidate of asked)
    for (const { personId, chatId } of candidate.officers) {
      if (chatId === null) continue;
      const reports = told.get(personId);
      if (reports) reports.push(candidate);
      else told.set(personId, [candidate]);
    }
  const isReached = ({ officers }: Candidate): boolean => officers.some(({ chatId }) => chatId !== null);
  return {
    told,
    reached: asked.filter((one) => isReached(one)),
    unreachable: asked.filter((one) => !isReached(one)),
    nudged,
  };
}
