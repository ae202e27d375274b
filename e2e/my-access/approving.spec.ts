import { days } from '@latchkey/core/time'
import { expect, nameOf, type Page, test } from '../journey.ts'

const rowOf = (page: Page, who: string) => page.getByRole('listitem').filter({ hasText: nameOf(who) })
const said = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible()

test('three stages with escalation: the manager lets it wait, and their own manager decides as an alternate', async ({
  as,
  portal,
  clock,
  mails,
}) => {
  const requestId = await portal.ask('maya', 'finance-reports', 30, 'For a journey.', { reports: 'My department' })
  const theo = await as('theo')
  await theo.goto('/my-access/approvals')
  await expect(rowOf(theo, 'maya')).toHaveCount(0)
  await clock.advance(days(3))
  await portal.runJob('escalate-requests')
  await portal.runJob('send-mail')
  expect((await mails.to('theo')).length).toBeGreaterThan(0)

  const maya = await as('maya')
  await maya.goto(`/my-access/requests/${requestId}`)
  await said(maya, 'alternate')

  await theo.reload()
  await expect(rowOf(theo, 'maya')).toContainText('Others let it wait')
  await theo.getByRole('button', { name: `Approve: Finance reports for ${nameOf('maya')}` }).click()
  await said(theo, 'Approved. The request goes on to those who decide next.')

  const conrad = await as('conrad')
  await conrad.goto(`/my-access/approvals/${requestId}`)
  await conrad.getByLabel('Reason').fill('Within the budget.')
  await conrad.getByRole('button', { name: 'Approve' }).click()
  await said(conrad, 'Approved. The request goes on to those who decide next.')
  const ingrid = await as('ingrid')
  await ingrid.goto(`/my-access/approvals/${requestId}`)
  await ingrid.getByRole('button', { name: 'Approve' }).click()
  await said(ingrid, 'Approved. The access is given.')
})

test('delegation while on leave: what waits already can be decided by the colleague, and it says for whom', async ({
  as,
  portal,
}) => {
  const requestId = await portal.ask('lin', 'project-planning', 30)
  const grace = await as('grace')
  await grace.goto('/my-access/delegations')
  await grace.getByRole('link', { name: 'Delegate my approvals' }).click()
  await grace.getByLabel('Find a colleague').fill(nameOf('owen'))
  await grace.getByRole('button', { name: 'Search' }).last().click()
  await grace.getByRole('link', { name: `Choose ${nameOf('owen')}` }).click()
  await grace.getByLabel('Also what waits for me already').check()
  await grace.getByLabel('Note').fill('On leave. Lin’s request is agreed.')
  await grace.getByRole('button', { name: 'Delegate', exact: true }).click()
  await said(grace, 'Delegated. Both of you get a mail when it begins.')
  await expect(rowOf(grace, 'owen')).toContainText('Under way')

  const owen = await as('owen')
  await owen.goto('/my-access/delegations')
  await expect(rowOf(owen, 'grace')).toContainText('Lin’s request is agreed.')
  await owen.goto('/my-access/approvals')
  await expect(rowOf(owen, 'lin')).toContainText(`In place of ${nameOf('grace')}`)
  await owen.getByRole('button', { name: `Approve: Project planning for ${nameOf('lin')}` }).click()
  await said(owen, 'Approved. The access is given.')

  const lin = await as('lin')
  await lin.goto(`/my-access/requests/${requestId}`)
  await said(lin, `in place of ${nameOf('grace')}`)

  await owen.goto('/my-access/delegations')
  await owen.getByRole('button', { name: 'Decline' }).click()
  await owen.getByRole('button', { name: 'Decline delegation' }).click()
  await said(owen, 'The delegation has ended.')
})

test('delegation by kind: a colleague decides about more time alone, until they are given requests for access too', async ({
  as,
  portal,
}) => {
  await portal.ask('hana', 'project-planning', 30)
  const grace = await as('grace')
  const delegate = async (kind: string) => {
    await grace.goto('/my-access/delegations/new')
    await grace.getByLabel('Find a colleague').fill(nameOf('owen'))
    await grace.getByRole('button', { name: 'Search' }).last().click()
    await grace.getByRole('link', { name: `Choose ${nameOf('owen')}` }).click()
    await grace.getByRole('checkbox', { name: kind }).check()
    await grace.getByRole('button', { name: 'Delegate', exact: true }).click()
  }
  await delegate('Requests for more time')
  await said(grace, 'Delegated. Both of you get a mail when it begins.')
  await expect(rowOf(grace, 'owen').first()).toContainText('Requests for more time · All access packages')
  const owen = await as('owen')
  await owen.goto('/my-access/approvals')
  await expect(rowOf(owen, 'hana')).toHaveCount(0)

  await delegate('Requests for access')
  await said(grace, 'Delegated. Both of you get a mail when it begins.')
  await owen.reload()
  await expect(rowOf(owen, 'hana')).toContainText(`In place of ${nameOf('grace')}`)
})

test('a question back: the clock stands still until the requestor answers', async ({ as, portal, clock }) => {
  const requestId = await portal.ask('sam', 'project-planning', 30)
  const grace = await as('grace')
  await grace.goto(`/my-access/approvals/${requestId}`)
  await grace.getByLabel('Your question').fill('Which project is it for?')
  await grace.getByRole('button', { name: 'Ask', exact: true }).click()
  await said(grace, 'Your question is sent. The time to decide stands still until the answer.')
  await clock.advance(days(13))
  await portal.runJob('lapse-requests')

  const sam = await as('sam')
  await sam.goto(`/my-access/requests/${requestId}`)
  await expect(sam.getByRole('heading', { name: 'A question for you' })).toBeVisible()
  await sam.getByLabel('Your answer').fill('The handheld, until March.')
  await sam.getByRole('button', { name: 'Send answer' }).click()
  await said(sam, 'Your answer is sent. The time to decide goes on.')

  await grace.reload()
  await said(grace, 'The handheld, until March.')
  await clock.advance(days(13))
  await portal.runJob('lapse-requests')
  await grace.reload()
  await grace.getByRole('button', { name: 'Approve' }).click()
  await said(grace, 'Approved. The access is given.')

  await grace.goto('/my-access/approvals/history?search=Sam')
  await grace.getByRole('link', { name: 'Project planning' }).first().click()
  await grace.getByLabel('Reason for taking it back').fill('The project is over.')
  await grace.getByRole('button', { name: 'End the access' }).click()
  await said(grace, 'The approval is taken back, and the access has ended.')
})

test('many at once: all that are chosen are decided with one reason, and one that was decided meanwhile is named', async ({
  as,
  portal,
}) => {
  await portal.ask('ada', 'project-planning', 30)
  const late = await portal.ask('sam', 'design-suite', 30)
  await portal.ask('ada', 'design-suite', 30)
  const grace = await as('grace')
  await grace.goto('/my-access/approvals')
  await grace.getByLabel('All on this page').check()
  await portal.decide('grace', late, 0)
  await grace.getByText('Give one reason for all').click()
  await grace.getByLabel('Reason for all').fill('Planned for this quarter.')
  await grace.getByRole('button', { name: 'Approve chosen' }).click()
  await expect(grace.getByText(/^\d+ of \d+ approved$/)).toBeVisible()
  await expect(grace.getByRole('status').filter({ hasText: `Design suite for ${nameOf('sam')}` })).toBeVisible()
  await grace.goto('/my-access/approvals/history')
  await expect(grace.getByText('Planned for this quarter.').first()).toBeVisible()
})
