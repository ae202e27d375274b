import { standingTitles } from '@latchkey/core/licensing/standing-words'
import { csvTable } from '../csv.ts'
import type { EffectShown, PersonEffects } from './change-preview.views.ts'

interface Line {
  readonly person: PersonEffects
  readonly effect: EffectShown
}

const lines = csvTable<Line>([
  ['Name', ({ person }) => person.displayName],
  ['User name', ({ person }) => person.userPrincipalName],
  ['Department', ({ person }) => person.department ?? ''],
  ['Product', ({ effect }) => effect.productName],
  ['Before', ({ effect }) => (effect.before === null ? '' : standingTitles[effect.before])],
  ['After', ({ effect }) => (effect.after === null ? '' : standingTitles[effect.after])],
  ['Error', ({ effect }) => effect.error ?? ''],
  ['Plans on', ({ effect }) => effect.plansOn.join('; ')],
  ['Plans off', ({ effect }) => effect.plansOff.join('; ')],
  ['User id', ({ person }) => person.userId],
  ['Product id', ({ effect }) => effect.productId],
])

/** What a change would come to as a CSV file: a line for each person and product. */
export const changePreviewCsv = {
  head: lines.head,
  lines: (people: readonly PersonEffects[]): string =>
    lines.lines(people.flatMap((person) => person.effects.map((effect) => ({ person, effect })))),
}
