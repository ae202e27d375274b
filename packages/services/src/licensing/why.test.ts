import type { GroupId, ProductId, UserId } from '@latchkey/core/ids'
import { hours } from '@latchkey/core/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember } from '../directory/add-member.ts'
import { nestGroup } from '../directory/nest-group.ts'
import { removeMember } from '../directory/remove-member.ts'
import { setGroupLicensing } from '../directory/set-group-licensing.ts'
import { setGroupRule } from '../directory/set-group-rule.ts'
import { refusalOf } from '../directory/story.testing.ts'
import { submitRequest } from '../entitlement/submit-request.ts'
import { addSuperseded } from './add-superseded.ts'
import { assignLicense } from './assign-license.ts'
import { productById } from './licenses.store.ts'
import { licensesOfUser } from './licenses.views.ts'
import { beginLicensingStory, type LicensingStory } from './licensing-story.testing.ts'
import { setProductRules } from './set-product-rules.ts'
import { whyLicense, whyMyLicense } from './why.views.ts'

let story: LicensingStory
let ada: UserId
let ben: UserId
let cy: UserId
let visio: ProductId
let better: ProductId
let draw: GroupId
let packageId: string

beforeAll(async () => {
  story = await beginLicensingStory()
  const [one, two, three] = await Promise.all(
    ['Ada', 'Ben', 'Cy'].map((name) => story.person(name, { usageLocation: 'DE' })),
  )
  ada = one ?? ''
  ben = two ?? ''
  cy = three ?? ''
  visio = await story.product('VISIO')
  better = await story.product('VISIO BETTER')
  await story.bought(visio, 1)
  await story.bought(better, 1)
  draw = await story.group('Draw', [ada, ben], visio)
  packageId = await story.accessPackage('Diagrams', [{ kind: 'group', originId: draw, roleId: 'member' }])
})
afterAll(() => story.portal.dispose())

const why = (userId: UserId, productId = visio) => whyLicense(story.asLena, userId, productId)

describe('who has a product', () => {
  test('reads by which way, and what would end it', async () => {
    const { license, missing, takesAway } = await why(ada)
    expect(license?.sources.map(({ words }) => words)).toEqual(['From the group Draw'])
    expect(missing).toEqual([])
    expect(takesAway?.reasons[0]?.endings.map(({ words }) => words)).toEqual([
      'The membership in the group Draw ends',
      'The group Draw does not give VISIO any more',
    ])
  })

  test('reads the whole way from a group inside, whose rule let them in', async () => {
    const outer = await story.group('Everybody', [], better)
    const inner = await story.group('Interns', [])
    await nestGroup(story.portal, { groupId: outer, memberGroupId: inner })
    await setGroupLicensing(story.asLena, {
      groupId: outer,
      revision: 0,
      licensesReachNested: true,
      licensePriority: 0,
    })
    await setGroupRule(story.portal, {
      groupId: inner,
      revision: 0,
      membershipRule: 'user.displayName -eq "Cy"',
      ruleState: 'On',
    })
    const { license, takesAway } = await why(cy, better)
    expect(license?.sources[0]?.path.map(({ kind, name }) => [kind, name])).toEqual([
      ['product', 'VISIO BETTER'],
      ['group', 'Everybody'],
      ['nestedGroup', 'Interns'],
      ['rule', 'Rule of Interns'],
    ])
    expect(takesAway?.reasons[0]?.endings[0]?.words).toBe('The rule of the group Interns does not match any more')
  })
})

describe('who waits', () => {
  test('reads the place in line, and how many seats there are', async () => {
    const { missing, usage, license } = await why(ben)
    expect(missing).toEqual(['Every seat is taken: 1 of 1. Number 1 in line.'])
    expect(usage).toMatchObject({ units: 1, held: 1, waiting: 1 })
    expect(license?.since).toEqual(license?.queuedAt)
  })
})

describe('who has it not', () => {
  test('reads what gives it, and what they may request', async () => {
    const { license, missing, groups, packages, takesAway } = await why(cy)
    expect(license).toBeNull()
    expect(takesAway).toBeNull()
    expect(missing).toEqual(['Nothing gives VISIO: no group, and no direct assignment.'])
    expect(groups).toMatchObject([{ displayName: 'Draw' }])
    expect(packages).toMatchObject([{ displayName: 'Diagrams', groupName: 'Draw', standing: 'available' }])
  })

  test('is told the package, not the groups that they are not in', async () => {
    const { groups, packages } = await whyMyLicense(await story.portal.as(cy), visio)
    expect(groups).toEqual([])
    expect(packages).toHaveLength(1)
  })

  test('reads what ended it, where they had it before', async () => {
    story.portal.clock.advance(hours(1))
    await removeMember(story.portal, { groupId: draw, userId: ada })
    const { license, last } = await why(ada)
    expect(license).toBeNull()
    expect(last?.sources).toMatchObject([
      { words: 'From the group Draw', ended: { words: 'The membership in the group Draw ended' } },
    ])
    await addMember(story.portal, { groupId: draw, userId: ada })
  })

  test('finds the product by a package that leads to it, with the request in the path', async () => {
    const asCy = await story.portal.as(cy)
    await submitRequest(asCy, { accessPackageId: packageId })
    const { license, packages } = await whyMyLicense(asCy, visio)
    expect(packages).toMatchObject([{ standing: 'active' }])
    expect(license?.sources[0]?.path.map(({ kind }) => kind)).toEqual(['product', 'group', 'accessPackage', 'request'])
  })
})

describe('a product that does not work', () => {
  test('is replaced by a better one, which is told', async () => {
    await addSuperseded(story.asLena, { productId: better, supersededId: visio })
    const { license, missing } = await why(cy)
    expect(license?.state).toBe('superseded')
    expect(missing).toEqual(['VISIO BETTER replaces it, so it takes no seat. It comes back when that ends.'])
    expect((await why(ben)).takesAway?.whatever.map(({ words }) => words)).toContain(
      'A seat of VISIO BETTER, which replaces it',
    )
  })

  test('may not be used in a country', async () => {
    const { revision } = await productById(story.portal.db.read, visio)
    await setProductRules(story.asLena, { productId: visio, revision, rank: 0, allowedCountries: 'FR', lowShare: 5 })
    expect((await why(ben)).missing).toEqual(['It may not be used in DE. It may in FR.'])
  })
})

describe('the page', () => {
  test('is open to who may read licenses and to oneself, of products that concern one', async () => {
    const asBen = await story.portal.as(ben)
    const other = await story.product('OTHER')
    expect(await refusalOf(whyLicense(asBen, ada, visio))).toBe('notFound')
    expect(await refusalOf(whyMyLicense(asBen, other))).toBe('notFound')
    expect(await refusalOf(why(ben, 'none'))).toBe('notFound')
    expect(await refusalOf(why('none'))).toBe('notFound')
    expect((await why(ben, other)).license).toBeNull()
    await assignLicense(story.asLena, { userId: ben, productId: other })
    expect((await licensesOfUser(asBen, ben)).licenses).toHaveLength(2)
    expect((await whyMyLicense(asBen, other)).missing[0]).toContain('There are no units')
  })
})
