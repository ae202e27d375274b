import { days } from '@latchkey/core/time'
import { expect, type Page, test } from '../journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const verdicts = (page: Page) => page.getByRole('main').getByRole('button', { name: /^(Approve|Deny)/ })

/** Sends a decision past the page, as a program would. */
const decideAnyway = (page: Page, requestId: string, origin: string, stage = 0) =>
  page.request.post(`/my-access/approvals/${requestId}`, {
    form: { _intent: 'decide', requestId, stage: String(stage), verdict: 'approve', reason: 'Because.' },
    headers: { origin },
    maxRedirects: 0,
  })

test('nobody decides their own request: Grace asks, and her manager decides', async ({ as, portal, baseURL }) => {
  const requestId = await portal.ask('grace', 'design-suite', 30)
  const grace = await as('grace')
  await grace.goto('/my-access/approvals')
  await expect(heading(grace)).toHaveText('Approvals')
  await expect(grace.getByRole('main').getByRole('link', { name: 'Design suite' })).toHaveCount(0)
  await grace.goto(`/my-access/approvals/${requestId}`)
  await expect(grace.getByText('You cannot decide your own request.')).toBeVisible()
  await expect(verdicts(grace)).toHaveCount(0)
  const answer = await decideAnyway(grace, requestId, baseURL ?? '')
  expect(answer.status()).toBe(403)
  expect(await answer.text()).toContain('You cannot decide your own request.')

  const theo = await as('theo')
  await theo.goto(`/my-access/approvals/${requestId}`)
  await theo.getByRole('button', { name: 'Approve' }).click()
  await expect(theo.getByText('Approved. The request goes on to those who decide next.').first()).toBeVisible()
})

test('who decides later cannot decide earlier: Owen in the stage of the manager', async ({ as, portal, baseURL }) => {
  const requestId = await portal.ask('sam', 'design-suite', 30)
  const owen = await as('owen')
  await owen.goto('/my-access/approvals')
  await expect(heading(owen)).toHaveText('Approvals')
  await expect(owen.getByRole('listitem').filter({ hasText: 'Sam Reyes' })).toHaveCount(0)
  await owen.goto(`/my-access/approvals/${requestId}`)
  await expect(heading(owen)).toBeVisible()
  await expect(verdicts(owen)).toHaveCount(0)
  const answer = await decideAnyway(owen, requestId, baseURL ?? '')
  expect([403, 404]).toContain(answer.status())

  const sam = await as('sam')
  await sam.goto(`/my-access/requests/${requestId}`)
  await expect(sam.getByText('Waiting for a decision (1 of 2)')).toBeVisible()
})

test('of two approvers the second hears that it has been decided', async ({ as, portal }) => {
  const requestId = await portal.ask('maya', 'finance-reports', 30, 'For a journey.', { reports: 'My department' })
  await portal.decide('grace', requestId, 0)
  const [conrad, ingrid] = [await as('conrad'), await as('ingrid')]
  for (const page of [conrad, ingrid]) {
    await page.goto(`/my-access/approvals/${requestId}`)
    await page.getByLabel('Reason').fill('Within the budget of the year.')
  }
  await conrad.getByRole('button', { name: 'Approve' }).click()
  await expect(conrad.getByText('Approved. The request goes on to those who decide next.').first()).toBeVisible()
  await ingrid.getByRole('button', { name: 'Deny' }).click()
  await expect(ingrid.getByText(/has been decided in the meantime/).first()).toBeVisible()

  const maya = await as('maya')
  await maya.goto(`/my-access/requests/${requestId}`)
  await expect(maya.getByText('Waiting for a decision (3 of 3)')).toBeVisible()
})

test('the second of two tabs hears that the decision has been taken, and nothing is decided twice', async ({
  as,
  portal,
}) => {
  const requestId = await portal.ask('lin', 'project-planning', 30)
  const first = await as('grace')
  const second = await first.context().newPage()
  for (const page of [first, second]) {
    await page.goto('/my-access/approvals')
    await expect(page.getByRole('button', { name: 'Approve: Project planning for Lin Zhao' })).toBeEnabled()
  }
  await first.getByRole('button', { name: 'Approve: Project planning for Lin Zhao' }).click()
  await expect(first.getByText('Approved. The access is given.').first()).toBeVisible()
  await second.getByRole('button', { name: 'Approve: Project planning for Lin Zhao' }).click()
  await expect(second.getByText('This request has already been approved.').first()).toBeVisible()
  await first.goto(`/my-access/requests/${requestId}`)
  const steps = first.getByRole('list', { name: 'What happened, and what comes next' }).getByRole('listitem')
  await expect(steps.filter({ hasText: 'Approved' })).toHaveCount(1)
})

test('a stranger who opens the address of a request meets the same page as for an address of nothing', async ({
  as,
  portal,
}) => {
  const requestId = await portal.ask('ada', 'project-planning', 30)
  const gus = await as('gus')
  const unknown = '01890000-0000-7000-8000-000000000000'
  const said: string[] = []
  for (const place of ['requests', 'approvals']) {
    for (const id of [requestId, unknown]) {
      const answer = await gus.goto(`/my-access/${place}/${id}`)
      expect(answer?.status()).toBe(404)
      await expect(heading(gus)).toHaveText('Nothing here')
      await expect(gus.getByRole('navigation', { name: 'Main' })).toBeVisible()
      await expect(gus.getByText('Reference')).toBeVisible()
      said.push(((await gus.getByRole('main').textContent()) ?? '').replace(/Reference.*$/s, ''))
    }
  }
  expect(new Set(said).size).toBe(1)
  await gus.getByRole('link', { name: 'Go to the start page' }).click()
  await expect(heading(gus)).toHaveText('Access packages')
})

test('a package that is not meant for somebody is not there for them', async ({ as, portal }) => {
  const gus = await as('gus')
  await gus.goto('/my-access')
  await expect(gus.getByRole('link', { name: 'Studio for guests' })).toBeVisible()
  await expect(gus.getByRole('link', { name: 'Design suite', exact: true })).toHaveCount(0)
  await expect(portal.ask('gus', 'design-suite', 10)).rejects.toThrow()
})

test('a request that nobody decided in time lapses, and an old page cannot save it', async ({
  as,
  portal,
  clock,
  mails,
}) => {
  const requestId = await portal.ask('sam', 'project-planning', 30)
  const grace = await as('grace')
  await grace.goto(`/my-access/approvals/${requestId}`)
  await expect(grace.getByRole('button', { name: 'Approve' })).toBeVisible()
  await clock.advance(days(14) + 1000)
  await grace.getByRole('button', { name: 'Approve' }).click()
  await expect(grace.getByText('The time to decide this request has run out.').first()).toBeVisible()
  await portal.runJob('lapse-requests')
  await grace.reload()
  await expect(verdicts(grace)).toHaveCount(0)

  const sam = await as('sam')
  await sam.goto(`/my-access/requests/${requestId}`)
  await expect(sam.getByRole('main').getByText('Lapsed').first()).toBeVisible()
  const letters = await mails.to('sam')
  expect(letters.map(({ subject }) => subject)).toContain('Nobody decided in time: your request for Project planning')
})
