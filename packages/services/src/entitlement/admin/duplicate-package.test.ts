import { type DemoPortal, demoPortal } from '@latchkey/testing/demo-portal'
import { refused } from '@latchkey/testing/refused'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoUserId } from '../../installation/demo/people.ts'
import { demoPackageId } from '../../installation/demo/structure.ts'
import { availablePackages } from '../packages.views.ts'
import { duplicatePackage } from './duplicate-package.ts'
import { packageForAdmin } from './packages.views.ts'

let portal: DemoPortal
const accessPackageId = demoPackageId('design-suite')
const displayName = 'Design suite for the summer'

beforeEach(async () => {
  portal = await demoPortal()
})
afterEach(() => portal.dispose())

test('a duplicate has the roles and policies of its model, nobody in it, and is hidden', async () => {
  const clara = await portal.cast('clara')
  const id = await duplicatePackage(clara, { accessPackageId, displayName })
  const [model, copy] = [await packageForAdmin(clara, accessPackageId), await packageForAdmin(clara, id)]
  expect(copy.accessPackage).toMatchObject({ displayName, isHidden: true, catalogId: model.catalog.id })
  expect(copy.roles.map(({ words }) => words).sort()).toEqual(model.roles.map(({ words }) => words).sort())
  const said = ({ policies }: typeof copy) =>
    policies.map(({ displayName, scopeWords, approvalWords }) => [displayName, scopeWords, approvalWords]).sort()
  expect(said(copy)).toEqual(said(model))
  expect(copy.counts).toMatchObject({ assignments: 0, pending: 0 })
  const found = await availablePackages(await portal.cast('ada'), { search: displayName })
  expect(found.rows).toEqual([])
})

test('a package manager duplicates it, an assignment manager of the same catalog does not', async () => {
  const [manager, assigning] = [await portal.as(demoUserId('amira')), await portal.as(demoUserId('niko'))]
  expect((await refused(duplicatePackage(assigning, { accessPackageId, displayName }))).code).toBe('notAllowed')
  expect(await duplicatePackage(manager, { accessPackageId, displayName })).not.toBe(accessPackageId)
})
