import { days } from '@latchkey/core/time'
import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import { expect, nameOf, test } from '../journey.ts'
import { heading, row, section, told } from './steps.ts'

/* Owen owns the group Design suite users alone and approves what designers ask for. He leaves. */
test.describe.configure({ mode: 'serial' })

test('what a leaving does is seen before it happens, and a last day is set', async ({ as, portal }) => {
  const requestId = await portal.ask('ada', 'design-suite', 90)
  await portal.decide('grace', requestId, 0)
  const page = await as('vera')
  await page.goto(`/admin/users/${demoUserId('owen')}`)
  await page.getByRole('link', { name: 'Leaving' }).click()
  await expect(heading(page)).toHaveText(`When ${nameOf('owen')} leaves`)
  const passes = section(page, 'Passes to others')
  await expect(passes.getByRole('row').filter({ hasText: 'Design suite users' })).toContainText('Ownership')
  await expect(passes.getByRole('row').filter({ hasText: 'Approval' }).first()).not.toContainText(nameOf('owen'))
  await expect(section(page, 'Policies that name them')).toContainText('Design suite')
  await page.getByRole('textbox', { name: 'Last day' }).fill((await lastDay(portal.now)).toISOString().slice(0, 10))
  await page.getByRole('button', { name: 'Set last day' }).click()
  await told(page, 'The last day is set.')
  await page.goto('/admin')
  await expect(section(page, 'Leaving within 30 days')).toContainText(nameOf('owen'))
})

const lastDay = async (now: () => Promise<string>) => new Date(new Date(await now()).getTime() + days(2))

test('after the last day they are out, and everything has passed on', async ({ as, portal }) => {
  const page = await as('vera')
  await portal.advance(days(4))
  await portal.runJob('leavers')
  await page.goto(`/admin/users/${demoUserId('owen')}`)
  await expect(page.getByRole('main')).toContainText('Disabled', { ignoreCase: true })
  await page.goto(`/admin/users/${demoUserId('owen')}/leaving`)
  await expect(page.getByRole('main')).toContainText('This person has left already.')
  await page.goto(`/admin/groups/${demoId('group:design-suite')}`)
  await page.getByRole('link', { name: /^Owners/ }).click()
  await expect(row(page, nameOf('owen'))).toHaveCount(0)
})
