import { demoUserId } from '@latchkey/services/installation/demo/people'
import { expect, nameOf, test } from '../journey.ts'

test('an administrator delegates for somebody who is away, and ends it again', async ({ as, portal }) => {
  await portal.ask('lin', 'project-planning', 30)
  const vera = await as('vera')
  await vera.goto(`/admin/users/${demoUserId('grace')}?tab=access`)
  await vera.getByRole('link', { name: 'Who decides in their place' }).click()
  await vera.getByLabel('Find who is to decide').fill(nameOf('owen'))
  await vera.getByRole('button', { name: 'Search', exact: true }).last().click()
  await vera.getByRole('link', { name: `Choose ${nameOf('owen')}` }).click()
  await vera.getByLabel('Also what waits already').check()
  await vera.getByRole('button', { name: 'Delegate', exact: true }).click()
  await expect(vera.getByText('Delegated. Both get a mail when it begins.').first()).toBeVisible()

  const owen = await as('owen')
  await owen.goto('/my-access/approvals')
  await expect(owen.getByRole('listitem').filter({ hasText: nameOf('lin') })).toContainText('In place of')

  await vera.getByRole('button', { name: 'End', exact: true }).click()
  await vera.getByRole('button', { name: 'End delegation' }).click()
  await expect(vera.getByText('The delegation has ended, and both are told.').first()).toBeVisible()
})
