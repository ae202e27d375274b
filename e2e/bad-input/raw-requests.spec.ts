import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { expect, type Page, test } from '../journey.ts'

/* What programs send, past the pages: no browser stands between them and the portal. */

const formType = 'application/x-www-form-urlencoded'

async function cookieOf(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function answered(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return answer
}

test('ten megabytes in a text field are refused before they are read', async ({ as, baseURL }) => {
  const page = await as('ada')
  const sent = request(`${baseURL}/my-access/packages/${demoPackageId('project-planning')}`, {
    method: 'POST',
    headers: {
      cookie: await cookieOf(page),
      origin: baseURL ?? '',
      'content-type': formType,
      'content-length': String(10 * 1024 * 1024),
    },
  })
  // Not one byte of it is sent: the announced length alone decides.
  sent.flushHeaders()
  const answer = await answered(sent)
  expect(answer.statusCode).toBe(413)
  sent.destroy()
})

test('a body without an announced length is cut off where it grows too large', async ({ as, baseURL }) => {
  const page = await as('ada')
  const sent = request(`${baseURL}/my-access/packages/${demoPackageId('project-planning')}`, {
    method: 'POST',
    headers: { cookie: await cookieOf(page), origin: baseURL ?? '', 'content-type': formType },
  })
  sent.on('error', () => {})
  const answer = answered(sent)
  sent.write('justification=')
  for (let nth = 0; nth < 3; nth++) sent.write('x'.repeat(512 * 1024))
  expect((await answer).statusCode).toBe(413)
  sent.destroy()
})

test('a change that another site asked for is refused, and a foreign name is not answered', async ({ as, baseURL }) => {
  const page = await as('ada')
  const form = { _intent: 'submit', accessPackageId: demoPackageId('diagrams') }
  const place = `/my-access/packages/${demoPackageId('diagrams')}`
  for (const headers of [
    {},
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: baseURL ?? '', 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const answer = await page.request.post(place, { form, headers, maxRedirects: 0 })
    expect(answer.status(), JSON.stringify(headers)).toBe(403)
  }
  const foreign = await page.request.get('/my-access', { headers: { host: 'elsewhere.example' } })
  expect(foreign.status()).toBe(421)
  await page.goto('/my-access/requests')
  await expect(page.getByRole('row').filter({ hasText: 'Diagrams' })).toHaveCount(0)
})

test('forms with wrong types, unknown names or a broken body get a sentence and a status of the sender', async ({
  as,
  baseURL,
  portal,
}) => {
  const page = await as('grace')
  const requestId = await portal.ask('sam', 'project-planning', 30)
  const place = `/my-access/approvals/${requestId}`
  const headers = { origin: baseURL ?? '' }
  const decide = { _intent: 'decide', requestId, stage: '0', verdict: 'approve', reason: '' }
  const wrong: Record<string, string>[] = [
    { ...decide, stage: 'first' },
    { ...decide, stage: '-1' },
    { ...decide, stage: '1e9' },
    { ...decide, verdict: 'perhaps' },
    { ...decide, requestId: 'x'.repeat(500) },
    { ...decide, reason: 'a\u0000b' },
    { ...decide, _intent: '__proto__' },
    { ...decide, _intent: 'unknown' },
    {},
  ]
  for (const form of wrong) {
    const answer = await page.request.post(place, { form, headers, maxRedirects: 0 })
    expect(answer.status(), JSON.stringify(form)).toBe(422)
    expect(await answer.text()).toContain('<h1')
  }
  for (const [contentType, data] of [
    ['application/json', '{"_intent":"decide"}'],
    ['text/plain', 'decide'],
    ['multipart/form-data; boundary=x', 'not a form'],
    ['multipart/form-data', 'no boundary'],
  ] as const) {
    const answer = await page.request.post(place, {
      data,
      headers: { ...headers, 'content-type': contentType },
      maxRedirects: 0,
    })
    expect([400, 415, 422], contentType).toContain(answer.status())
  }
  await page.goto(place)
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
})

test('addresses of nothing are answered with 404, whatever they are made of', async ({ as }) => {
  const page = await as('ada')
  for (const id of ['nonsense', '%F0%9F%92%A9', "'--", '%3Cscript%3E', 'x'.repeat(300), '%00', '-1', '1;2']) {
    for (const place of ['/my-access/packages', '/my-access/requests', '/my-access/approvals', '/my-apps/apps']) {
      const answer = await page.request.get(`${place}/${id}`)
      expect(answer.status(), `${place}/${id}`).toBe(404)
      expect(await answer.text()).not.toContain('<script>alert')
    }
  }
  expect((await page.request.get('/nowhere')).status()).toBe(404)
})
