import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { demoId } from '@latchkey/services/installation/demo/demo-id'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, test, userNameOf } from '../journey.ts'
import { heading, row, told } from './steps.ts'

/* A program of the organization, a real server, that a request waits for. */
test.describe.configure({ mode: 'serial' })

interface Call {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const calls: Call[] = []
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    response.writeHead(202).end()
  })
})
let secret = ''

test.beforeAll(() => new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve)))
test.afterAll(() => new Promise<void>((resolve) => receiver.close(() => resolve())))

const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

test('an address of the own network is refused until the settings allow it', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/catalogs/${demoId('catalog:creative')}/extensions/new`)
  await page.getByLabel(exactly('Name')).fill('Asset check')
  await page.getByLabel(exactly('Address')).fill(address())
  await page.getByLabel('Requests wait for its answer').check()
  await page.getByRole('button', { name: 'Add extension' }).click()
  await expect(page.getByRole('alert')).toContainText('leads into a network that is not public')
  await expect(page.getByLabel(exactly('Name'))).toHaveValue('Asset check')

  await page.goto('/admin/settings/entitlement')
  await page.getByLabel('May call private addresses').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await told(page, 'Settings saved.')
})

test('its secret is shown once, and a test call is signed with it', async ({ as }) => {
  const page = await as('gideon')
  await page.goto(`/admin/catalogs/${demoId('catalog:creative')}/extensions/new`)
  await page.getByLabel(exactly('Name')).fill('Asset check')
  await page.getByLabel(exactly('Address')).fill(address())
  await page.getByLabel('Requests wait for its answer').check()
  await page.getByRole('button', { name: 'Add extension' }).click()
  await expect(heading(page)).toHaveText('Asset check can be called')
  secret = await page.getByLabel('Secret').inputValue()
  await page.getByRole('link', { name: 'Open Asset check' }).click()
  await page.getByRole('button', { name: 'Send a test call' }).click()
  await expect(page.getByRole('main')).toContainText('It took the call over (202)')
  await expect(page.getByRole('main')).not.toContainText(secret)
  const call = calls.at(-1)
  if (!call) throw new Error('nothing was called')
  const { headers, body } = call
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
})

test('a request waits for its answer, and goes on with it', async ({ as, portal, baseURL }) => {
  const page = await as('gideon')
  await page.goto(`/admin/policies/${demoId('policy:design-suite:0')}`)
  await page.getByText('Custom extensions', { exact: false }).first().click()
  await page
    .getByRole('group', { name: 'A request was sent' })
    .getByLabel(/Asset check/)
    .check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await told(page, 'Policy changed.')

  const requestId = await portal.ask('ada', 'design-suite', 90)
  const ada = await as('ada')
  await ada.goto(`/my-access/requests/${requestId}`)
  await expect(ada.getByRole('main')).toContainText('Being checked')
  await portal.runJob('send-callouts')
  const { callback } = JSON.parse(calls.at(-1)?.body ?? '{}') as { callback: { url: string; token: string } }
  expect(callback.url.startsWith(`${baseURL}/callbacks/`)).toBe(true)

  const answer = (token: string) =>
    fetch(callback.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ data: { stage: 'assignmentRequestCreated', state: 'approved' } }),
    })
  expect((await answer('a-guess')).status).toBe(401)
  expect((await answer(callback.token)).status).toBe(204)
  expect((await answer(callback.token)).status).toBe(409)
  await ada.reload()
  await expect(ada.getByRole('main')).toContainText('Waiting')

  await page.goto(`/admin/catalogs/${demoId('catalog:creative')}/extensions`)
  await page.getByRole('link', { name: 'Asset check' }).click()
  await expect(row(page, 'A request was sent')).toContainText('Answered')
})

test('a rule that assigns a package calls it when it has given access', async ({ as, portal }) => {
  const page = await as('gideon')
  await page.goto(`/admin/packages/${demoPackageId('design-suite')}/automatic`)
  await page.getByRole('button', { name: 'Write it as text' }).click()
  await page.getByLabel(exactly('Rule text')).fill(`user.userPrincipalName -eq "${userNameOf('lin')}"`)
  await page.getByText('Custom extensions', { exact: false }).first().click()
  await expect(page.getByRole('group', { name: '1 day before access ends' })).toHaveCount(0)
  await page
    .getByRole('group', { name: 'Access was given' })
    .getByLabel(/Asset check/)
    .check()
  await page.getByRole('button', { name: 'Save rule' }).click()
  await told(page, 'The rule is saved.')
  await expect(page.getByRole('group', { name: 'Access was given' }).getByLabel(/Asset check/)).toBeChecked()
  await portal.runJob('send-callouts')
  const last = JSON.parse(calls.at(-1)?.body ?? '{}')
  expect(last).toMatchObject({
    stage: 'assignmentRequestGranted',
    accessPackageAssignmentRequest: { requestType: 'systemAdd', target: { displayName: nameOf('lin') } },
  })
})
