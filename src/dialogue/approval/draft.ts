import { indicatorsOf } from "../../domain/plan.ts";
import { getPeriod } from "../../domain/period.ts";
import { findDraftForUpdate, saveDraft } from "../../store/drafts.ts";
import { listFiguresInForce, type FigureInForce } from "../../store/figure-history.ts";
import type { Obligation } from "../../store/reports.ts";
import { parseEntries, storeFigure, type DraftEntries, type DraftEntry } from "../forms/draft.ts";
import { REPORT_FORM } from "../report-facts.ts";
import type { Turn } from "../turn.ts";

/** Figures as entries of a draft: as typed by whoever gave them, else by the person at hand. */
function entriesOf(turn: Turn, figures: readonly FigureInForce[]): DraftEntries {
  const { id, name } = turn.person;
  const entries = figures.map(({ code, value, note, by, at }): [string, DraftEntry] => [
    code,
    {
      figure: storeFigure(value),
      by: by ?? { id, name },
      at: at.toISO() ?? "",
      revision: 1,
      ...(note === null ? {} : { note }),
    },
  ]);
  return Object.fromEntries(entries);
}

/**
 * Makes the draft in which a sent report is corrected, from the figures in force. A draft that is there is kept.
 *
 * @param change.without codes of figures that have to be entered again; they are taken out.
 * @param change.reason why the report is revised, where that is asked.
 */
export async function restoreDraft(
  turn: Turn,
  obligation: Obligation,
  change: { readonly without?: readonly string[]; readonly reason?: string } = {},
): Promise<void> {
  const { trx, now, person } = turn;
  const stored = await findDraftForUpdate(trx, REPORT_FORM, obligation.id);
  const asked = new Set(indicatorsOf(obligation.plan, getPeriod(obligation.period).kind).map(({ code }) => code));
  const figures = await listFiguresInForce(trx, obligation.unitId, obligation.period);
  const all = stored ? parseEntries(stored.entries) : entriesOf(turn, figures);
  const left = Object.entries(all).filter(([code]) => asked.has(code) && !change.without?.includes(code));
  await saveDraft(
    trx,
    { form: REPORT_FORM, obligationId: obligation.id },
    {
      entries: Object.fromEntries(left),
      revision: (stored?.revision ?? 0) + 1,
      personId: person.id,
      ...(change.reason === undefined ? {} : { reason: change.reason }),
    },
    now,
  );
}
