import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { RuleError } from '@latchkey/core/directory/rule/rule-errors'
import type { GroupId, UserId } from '@latchkey/core/ids'
import { amongGiven, listed } from '@latchkey/schema/among'
import type { Queries } from '@latchkey/schema/database'
import { prepared } from '@latchkey/schema/prepared'
import { memberships, users } from '@latchkey/schema/tables/directory'
import { and, asc, countDistinct, eq, gt, isNull } from 'drizzle-orm'
import type { Portal } from '../portal.ts'
import { mustRead } from '../visible.ts'
import { differenceByRules } from './follow-rule.ts'
import { readGroup } from './groups.views.ts'
import { type Named, nobodyNamed, withMore } from './named.ts'
import { personColumns } from './people.ts'
import { type GroupRule, ruleOf } from './rules.store.ts'

/** How many people are read and put to a rule at once. */
const stretchSize = 2000

/** What a rule would change about who is in a group. */
export interface RuleEffect {
  readonly joining: Named
  readonly leaving: Named
  /** How many would leave too, if an access package did not give them the membership. */
  readonly kept: number
  /** How many would be in the group then. */
  readonly total: number
}

/** What a rule would change, or why the text is none. */
export type RulePreview =
  | { readonly error: RuleError; readonly effect: null }
  | { readonly error: null; readonly effect: RuleEffect }

/**
 * What a rule that has not been saved would change about who is in a group: everybody is put to it, by the same comparison that follows it
 * once it is saved. People are read in stretches, so that no number of them is held at once. Asked by who may set the rule.
 */
export async function previewRule(
  portal: Portal,
  { groupId, membershipRule }: { readonly groupId: GroupId; readonly membershipRule: string },
): Promise<RulePreview> {
  mustRead(portal, 'group.setRule')
  const group = await readGroup(portal, groupId)
  const text = membershipRule.trim()
  const parsed = parseRule(text)
  if (!parsed.ok) return { error: parsed.error, effect: null }
  const rule = ruleOf({ groupId, displayName: group.displayName, text })
  const counting: Counting = { joining: nobodyNamed, leaving: nobodyNamed, kept: 0 }
  let after: UserId | null = ''
  while (after !== null) after = await putToRule(portal, rule, after, counting)
  const { joining, leaving, kept } = counting
  const before = await membersOf(portal.db.read, groupId)
  return { error: null, effect: { joining, leaving, kept, total: before + joining.count - leaving.count } }
}

interface Counting {
  joining: Named
  leaving: Named
  kept: number
}

/** Puts the next people to a rule and counts; answers after whom to go on, null where nobody is left. */
async function putToRule(portal: Portal, rule: GroupRule, after: UserId, counting: Counting): Promise<UserId | null> {
  const db = portal.db.read
  const people = await db
    .select(personColumns)
    .from(users)
    .where(gt(users.id, after))
    .orderBy(asc(users.id))
    .limit(stretchSize)
  const userIds = people.map(({ id }) => id)
  const { joining, leaving } = await differenceByRules(db, [rule], userIds, portal.now())
  const [into, out] = [new Set(joining.map(({ userId }) => userId)), new Set(leaving.map(({ userId }) => userId))]
  const given = await givenByPackages(db, rule.groupId, userIds)
  const joins = people.filter(({ id }) => into.has(id) && !out.has(id) && !given.has(id))
  const leaves = people.filter(({ id }) => out.has(id) && !into.has(id) && !given.has(id))
  counting.joining = withMore(counting.joining, joins)
  counting.leaving = withMore(counting.leaving, leaves)
  counting.kept += people.filter(({ id }) => given.has(id) && out.has(id) && !into.has(id)).length
  return people.length === stretchSize ? (people.at(-1)?.id ?? null) : null
}

const byPackage = prepared((db) =>
  db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        amongGiven(memberships.userId, 'userIds'),
        amongGiven(memberships.groupId, 'groupIds'),
        eq(memberships.source, 'accessPackage'),
        isNull(memberships.endsAt),
      ),
    ),
)

async function givenByPackages(
  db: Queries,
  groupId: GroupId,
  userIds: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  if (userIds.length === 0) return new Set()
  const rows = await byPackage(db, { userIds: listed(userIds), groupIds: listed([groupId]) })
  return new Set(rows.map(({ userId }) => userId))
}

async function membersOf(db: Queries, groupId: GroupId): Promise<number> {
  const [row] = await db
    .select({ people: countDistinct(memberships.userId) })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), isNull(memberships.endsAt)))
  return row?.people ?? 0
}
