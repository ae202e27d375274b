import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { expect, nameOf, test } from '../journey.ts'
import { heading, row, section, told } from './steps.ts'

test('an administrator cancels a request with a reason, which the requestor reads', async ({ as, portal, mails }) => {
  const requestId = await portal.ask('felix', 'project-planning', 30)
  const page = await as('gideon')
  await page.goto(`/admin/requests?package=${demoPackageId('project-planning')}&search=Felix`)
  await page.getByRole('link', { name: `Project planning for ${nameOf('felix')}` }).click()
  await expect(page.getByRole('list', { name: 'What happened, and what comes next' })).toContainText(nameOf('grace'))
  await page.getByRole('textbox', { name: 'Reason' }).fill('The project has ended.')
  await page.getByRole('button', { name: 'Cancel request' }).click()
  await told(page, 'Request canceled.')
  await expect(page.getByRole('list', { name: 'What happened, and what comes next' })).toContainText(
    'The project has ended.',
  )
  await expect(section(page, 'Cancel').getByRole('button')).toHaveCount(0)

  const felix = await as('felix')
  await felix.goto(`/my-access/requests/${requestId}`)
  await expect(felix.getByRole('main')).toContainText('The project has ended.')
  const letters = await mails.to('felix')
  expect(letters.some(({ text }) => text.includes('The project has ended.'))).toBe(true)
})

test('a request that was decided in the meantime is not canceled', async ({ as, portal }) => {
  const requestId = await portal.ask('emre', 'project-planning', 30)
  const page = await as('gideon')
  await page.goto(`/admin/requests/${requestId}`)
  await page.getByRole('textbox', { name: 'Reason' }).fill('Too late.')
  await portal.decide('grace', requestId, 0)
  await page.getByRole('button', { name: 'Cancel request' }).click()
  await expect(page.getByRole('alert')).toContainText('This request has already been approved.')
  await page.reload()
  await expect(page.getByRole('list', { name: 'What happened, and what comes next' })).toContainText('Access given')
  await expect(section(page, 'Cancel').getByRole('button')).toHaveCount(0)
})

test('a catalog owner ends access in their catalog, and whoever had it is told why', async ({ as, mails }) => {
  const page = await as('nadia')
  await page.goto('/admin/assignments?state=delivered&search=Tess')
  await page.getByRole('link', { name: `End Diagrams of ${nameOf('tess')}` }).click()
  await expect(heading(page)).toHaveText(`End Diagrams of ${nameOf('tess')}`)
  await page.getByRole('textbox', { name: 'Reason' }).fill('The fair is over.')
  await page.getByRole('button', { name: 'End access' }).click()
  await told(page, 'Access ended.')
  await expect(heading(page)).toHaveText('Assignments')
  await expect(row(page, nameOf('tess'))).toContainText('Ended')

  const letters = await mails.to('tess')
  expect(letters.some(({ text }) => text.includes('The fair is over.'))).toBe(true)
  const tess = await as('tess')
  await tess.goto('/my-access/assignments')
  await expect(tess.getByRole('row').filter({ hasText: 'Diagrams' })).toHaveCount(0)
})

test('who may only read is told who could cancel and end', async ({ as, portal }) => {
  const requestId = await portal.ask('lin', 'project-planning', 30)
  const page = await as('magnus')
  await page.goto(`/admin/requests/${requestId}`)
  await expect(section(page, 'Cancel')).toContainText('Identity Governance Administrator')
  await expect(page.getByRole('button', { name: 'Cancel request' })).toHaveCount(0)
  await page.goto('/admin/assignments?state=delivered&search=Salome')
  await row(page, nameOf('salome')).getByRole('button', { name: 'End: why not' }).click()
  await expect(page.getByRole('dialog')).toContainText('Identity Governance Administrator')
})
