import { mostRows } from '@latchkey/core/directory/rule/limits'
import { draftAfter, draftOfText, mistakeIn, type RuleDraft, textOfDraft } from '@latchkey/core/directory/rule-draft'
import { invalid } from '@latchkey/core/refusal'
import { readGroup } from '@latchkey/services/directory/groups.views'
import { checkRule, type RuleCheck } from '@latchkey/services/directory/rule-check.views'
import { previewRule, type RuleEffect } from '@latchkey/services/directory/rule-preview.views'
import { SetGroupRule, setGroupRule } from '@latchkey/services/directory/set-group-rule'
import type { Portal } from '@latchkey/services/portal'
import { type Done, done, type FormVisit, form } from '@latchkey/web/server/forms'
import { z } from 'zod'
import { typedNames, typedPeople } from './typed-names.ts'

const text = () =>
  z
    .string()
    .max(20_000, 'This is far too long for a rule.')
    .transform((typed) => typed.replaceAll('\r\n', '\n'))
    .default('')
const short = (max: number) => z.string().max(max, `Use at most ${max} characters.`)

/** A rule as the form of a group sends it, and which of its buttons was pressed. */
export const RuleForm = z.object({
  revision: SetGroupRule.shape.revision,
  how: z.enum(['rows', 'text']),
  joinedBy: z.enum(['and', 'or']).default('and'),
  rows: z
    .array(
      z.object({
        property: short(120).default(''),
        operator: short(40).default('eq'),
        value: short(3000).default(''),
      }),
    )
    .max(mostRows)
    .default([]),
  text: text(),
  step: short(20).default('save'),
})

/** A rule that is to be put to people who were chosen. */
export const CheckForm = z.object({
  how: z.enum(['rows', 'text']),
  text: text(),
  userIds: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  addUsers: typedNames(),
})

const Revision = SetGroupRule.pick({ revision: true })

/** What stays on the page of a group: the rule that is being written, what it would change, and what it says about people. */
export interface RuleShown {
  readonly draft: RuleDraft
  readonly preview: { readonly text: string; readonly effect: RuleEffect } | null
  readonly check: { readonly text: string; readonly verdicts: RuleCheck } | null
}

/** A form of a group's page: what it ends with, or what is shown after it. */
export const groupForm = <Schema extends z.ZodType>(
  schema: Schema,
  work: (visit: FormVisit, value: z.output<Schema>) => Promise<Done | RuleShown>,
) => form<Schema, RuleShown>(schema, work)

/** The forms of a group's rule: writing it, trying it, pausing it and taking it away. */
export const ruleForms = {
  rule: groupForm(RuleForm, async ({ portal, param, once }, { revision, step, ...draft }) => {
    const groupId = param('groupId')
    const after = draftAfter(draft, step)
    if (after) return { draft: insistStep(after, step), preview: null, check: null }
    const membershipRule = readable(draft)
    if (step === 'preview') return { draft, preview: await effectOf(portal, groupId, membershipRule), check: null }
    const { ruleState } = await readGroup(portal, groupId)
    const wish = { groupId, revision, membershipRule, ruleState: ruleState ?? 'On' }
    const runId = await setGroupRule(portal, wish, once)
    return done(
      runId === null ? 'The rule is saved.' : 'The rule is saved. Members follow as it goes through everybody.',
    )
  }),
  checkRule: groupForm(CheckForm, async ({ portal, param }, { how, text, userIds, addUsers }) => {
    const draft: RuleDraft = how === 'rows' ? draftOfText(text) : { ...draftOfText(''), how: 'text', text }
    const chosen = [...new Set([...userIds, ...(await typedPeople(portal, 'addUsers', addUsers))])]
    if (chosen.length === 0) throw invalid({ addUsers: ['Name somebody to try the rule on.'] })
    const verdicts = await checkRule(portal, { groupId: param('groupId'), membershipRule: text, userIds: chosen })
    if (verdicts.error) throw invalid({ addUsers: [`The rule above cannot be read. ${verdicts.error.says}`] })
    return { draft, preview: null, check: { text, verdicts } }
  }),
  pauseRule: groupForm(Revision, async (visit, { revision }) => {
    await keepRule(visit, revision, 'Paused')
    return done('The rule is paused. Nobody joins or leaves by it.')
  }),
  resumeRule: groupForm(Revision, async (visit, { revision }) => {
    await keepRule(visit, revision, 'On')
    return done('The rule is followed again.')
  }),
  removeRule: groupForm(Revision, async ({ portal, param, once }, { revision }) => {
    await setGroupRule(portal, { groupId: param('groupId'), revision, membershipRule: '' }, once)
    return done('The rule is taken away. Members are chosen by hand again.')
  }),
}

async function keepRule({ portal, param, once }: FormVisit, revision: number, ruleState: 'On' | 'Paused') {
  const { id, membershipRule } = await readGroup(portal, param('groupId'))
  await setGroupRule(portal, { groupId: id, revision, membershipRule: membershipRule ?? '', ruleState }, once)
}

async function effectOf(portal: Portal, groupId: string, membershipRule: string): Promise<RuleShown['preview']> {
  const { error, effect } = await previewRule(portal, { groupId, membershipRule })
  if (error) throw invalid({ text: [error.says] })
  return { text: membershipRule, effect }
}

/** Refuses to go back to the builder with a rule that it cannot show. */
export function insistStep(draft: RuleDraft, step: string): RuleDraft {
  if (step === 'rows' && draft.how !== 'rows')
    throw invalid({ text: ['The builder cannot show this rule: it has up to five expressions, joined by one word.'] })
  return draft
}

/** The text of a rule that can be read. Refuses beside the line, or beside the text with the place of the mistake. */
export function readable(draft: RuleDraft): string {
  const mistake = mistakeIn(draft)
  if (mistake === null) return textOfDraft(draft)
  const { row, error } = mistake
  if (row !== null) throw invalid({ [`rows[${row}].value`]: [error.says] })
  const at = draft.how === 'text' && error.end > error.start ? `Character ${error.start + 1}: ` : ''
  throw invalid({ text: [at + error.says] })
}
