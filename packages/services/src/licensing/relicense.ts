import type { ProductId, UserId } from '@latchkey/core/ids'
import { evaluate, type LicenseStep } from '@latchkey/core/licensing/evaluate'
import type { Queries, Transaction } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { keepSteps } from './keep-steps.ts'
import { type Beside, type Cuts, factsAbout, type KnownFacts, peopleFacts } from './license-facts.store.ts'
import { tellSteps } from './tell-steps.ts'

/** What an evaluation came to, with the facts that it was made of. */
export interface Evaluated {
  readonly steps: readonly LicenseStep[]
  readonly facts: KnownFacts
}

/**
 * Brings what these people hold in line with their reasons, in the transaction of the change: seats are given, taken and passed on,
 * all of it audited and mailed. `userIds` are in the order in which they came. Whoever gets a seat from the line is looked at too.
 */
export async function relicense(
  portal: Portal,
  tx: Transaction,
  userIds: readonly UserId[],
  also: { readonly products?: readonly ProductId[]; readonly cuts?: Cuts; readonly endLetters?: boolean } = {},
): Promise<Evaluated> {
  const evaluated = await evaluateUntilWhole(tx, userIds, { ...also, country: portal.settings.country })
  await keepSteps(portal, tx, evaluated)
  await tellSteps(portal, tx, evaluated, { endLetters: also.endLetters ?? false })
  return evaluated
}

/** Evaluates until nobody more is drawn in from a line. Reads only: previews ask it too. */
export async function evaluateUntilWhole(db: Queries, userIds: readonly UserId[], beside: Beside): Promise<Evaluated> {
  const people = [...(await peopleFacts(db, [...new Set(userIds)], beside))]
  for (;;) {
    const facts = await factsAbout(db, people, beside)
    const { steps, drawnIn } = evaluate(facts)
    if (drawnIn.length === 0) return { steps, facts }
    people.push(...(await peopleFacts(db, drawnIn, beside)))
  }
}
