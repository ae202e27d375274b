import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { users } from '@latchkey/schema/tables/directory'
import { assignments } from '@latchkey/schema/tables/entitlement'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../directory/story.testing.ts'
import { importUsers } from '../../imports/import-users.ts'
import { previewPolicyRule } from './preview-policy-rule.ts'
import { setPolicyRule } from './set-policy-rule.ts'

const company = fileURLToPath(new URL('../../../../../../shared/data/employees.csv', import.meta.url))
const why = existsSync(company) ? '' : ' (skipped: the folder shared/data beside the repository is not there)'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.portal.dispose())

describe.skipIf(!existsSync(company))(`a company of 290 people${why}`, () => {
  const inTools = 'user.department -eq "Tool Design"'
  const list = (text = readFileSync(company, 'utf8')) => ({ fileName: 'employees.csv', content: Buffer.from(text) })
  const holders = async (accessPackageId: string) => {
    const rows = await story.portal.db.read
      .select({ name: users.displayName })
      .from(assignments)
      .innerJoin(users, eq(users.id, assignments.targetId))
      .where(and(eq(assignments.accessPackageId, accessPackageId), isNull(assignments.endsAt)))
    return rows.map(({ name }) => name).sort()
  }

  test('has its packages by department, and an import that moves somebody moves the access', async () => {
    const { portal } = story
    await importUsers(portal, list())
    const accessPackageId = await story.accessPackage('Tool kit', [])
    const asIgor = await portal.as(await story.person('Igor Governance', {}, 'identityGovernanceAdministrator'))
    const { effect } = await previewPolicyRule(asIgor, {
      packageId: accessPackageId,
      membershipRule: inTools,
      endsOutOfScope: true,
    })
    const rule = { accessPackageId, revision: 0, displayName: 'By department', membershipRule: inTools }
    await setPolicyRule(portal, rule)
    const before = await holders(accessPackageId)
    expect(before).toHaveLength(4)
    expect(before).toContain('Rob 0')
    expect(effect?.gaining.first.map(({ displayName }) => displayName).sort()).toEqual(before)
    const moved = readFileSync(company, 'utf8').replace(
      'Senior Tool Designer,Tool Design,',
      'Senior Tool Designer,Engineering,',
    )
    await importUsers(portal, list(moved))
    expect(await holders(accessPackageId)).toEqual(before.filter((name) => name !== 'Rob 0'))
  })
})
