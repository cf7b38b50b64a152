import type { IsoDate } from "../domain/time.ts";
import { findVocabularyVersion, loadQuestionWorld, type QuestionWorld } from "../store/questions.ts";
import type { Db } from "../store/database.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";

export interface World extends Pick<QuestionWorld, "plans" | "successions"> {
  readonly vocabulary: Vocabulary;
}

/** Databases and days whose vocabularies are kept at once; a server has one. */
const KEPT = 4;
const worlds = new Map<string, Promise<World>>();

/** A plan that ended stays askable where no later one took its place. */
function plansInForce(world: QuestionWorld, today: IsoDate): QuestionWorld["plans"] {
  const inForce = world.plans.filter((plan) => plan.validFrom <= today && today < plan.validUntil);
  return inForce.length > 0 ? inForce : world.plans;
}

async function load(db: Db, today: IsoDate): Promise<World> {
  const world = await loadQuestionWorld(db);
  const plans = plansInForce(world, today);
  return {
    plans: world.plans,
    successions: world.successions,
    vocabulary: buildVocabulary({ plans, units: world.units, directives: world.directives }),
  };
}

/**
 * The vocabulary of a database as it is now. Only a version is read each time; everything else is read and indexed when
 * that, or the day on which plans begin and end, has changed.
 */
export async function getWorld(db: Db, today: IsoDate): Promise<World> {
  const key = `${await findVocabularyVersion(db)} ${today}`;
  const known = worlds.get(key);
  if (known) return known;
  const loading = load(db, today);
  worlds.set(key, loading);
  loading.catch(() => worlds.delete(key));
  for (const old of [...worlds.keys()].slice(0, -KEPT)) worlds.delete(old);
  return loading;
}
