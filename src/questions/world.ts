import type { Plan } from "../domain/plan.ts";
import type { IsoDate } from "../domain/time.ts";
import type { DayExceptions } from "../domain/working-days.ts";
import type { StoredPlan } from "../store/plans.ts";
import { getVocabularyKey, loadQuestionWorld, type QuestionWorld } from "../store/questions.ts";
import type { Db } from "../store/database.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";
import { unitsOf, type Viewer } from "./viewer.ts";

/** What can be named, and what hardly ever changes: kept as long as its version holds. */
export interface World extends Pick<QuestionWorld, "successions" | "days"> {
  readonly vocabulary: Vocabulary;
  /** All plans of the provinces, those first stored at the front. */
  readonly plans: readonly Plan[];
  readonly storedPlans: readonly StoredPlan[];
  /** The days that differ from the plain week. */
  readonly dayExceptions: DayExceptions;
}

/** Provinces and days whose vocabularies are kept at once, those last used: a country has 34. */
const KEPT = 64;
const worlds = new Map<string, Promise<World>>();

/** A plan that ended stays askable where no later one took its place. */
function plansInForce(plans: readonly Plan[], today: IsoDate): readonly Plan[] {
  const inForce = plans.filter((plan) => plan.validFrom <= today && today < plan.validUntil);
  return inForce.length > 0 ? inForce : plans;
}

async function load(db: Db, roots: readonly number[], today: IsoDate): Promise<World> {
  const world = await loadQuestionWorld(db, roots);
  const plans = world.plans.map(({ plan }) => plan);
  return {
    plans,
    storedPlans: world.plans,
    successions: world.successions,
    days: world.days,
    dayExceptions: new Map(world.days.map(({ day, kind }) => [day, kind])),
    vocabulary: buildVocabulary({
      plans: plansInForce(plans, today),
      units: world.units,
      directives: world.directives,
      synonyms: world.synonyms,
    }),
  };
}

/** What can be named in the asker's provinces, as it is now: nobody can name what lies in another one. */
export function getWorld(db: Db, today: IsoDate, viewer: Viewer): Promise<World> {
  return getWorldOf(db, today, unitsOf(viewer));
}

/**
 * What can be named in the provinces of units. Only a version is read each time; everything else is read and indexed when
 * that, or the day on which plans begin and end, has changed.
 */
export async function getWorldOf(db: Db, today: IsoDate, unitIds: readonly number[]): Promise<World> {
  const { version, roots } = await getVocabularyKey(db, unitIds);
  const key = `${version} ${roots.join(",")} ${today}`;
  const loading = worlds.get(key) ?? load(db, roots, today);
  // the one used last stands at the end
  worlds.delete(key);
  worlds.set(key, loading);
  loading.catch(() => worlds.delete(key));
  for (const old of [...worlds.keys()].slice(0, -KEPT)) worlds.delete(old);
  return loading;
}
