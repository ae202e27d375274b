import { expect, type Page, test } from '../journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const wild = `O'Brien said "yes" & <script>alert(1)</script> 👩‍💻 مرحبا بالعالم \u202Eabc\u202C </textarea><b>bold</b> {{7*7}} %00 \\n`
const open = '/my-access'

async function openForm(page: Page, name: string): Promise<void> {
  await page.goto(open)
  await page.getByRole('link', { name: `Request ${name}` }).click()
  await expect(heading(page)).toHaveText(name)
}

test('a reason with quotes, emoji, Arabic and <script> is shown as it was written, everywhere', async ({
  as,
  portal,
  mails,
}) => {
  const page = await as('ada')
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`)
  })
  await openForm(page, 'Project planning')
  await page.getByLabel('Why do you need it?').fill(wild)
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(heading(page)).toHaveText('Project planning')
  await expect(page.getByText(wild).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText(wild).first()).toBeVisible()

  const grace = await as('grace')
  await grace.goto('/my-access/approvals')
  await expect(grace.getByText(wild).first()).toBeVisible()
  const [letter] = await mails.to('grace')
  expect(letter?.text).toContain('<script>alert(1)</script>')
  expect(await portal.takeFaults()).toEqual([])
})

test('a search for anything finds nothing and shows what was searched for', async ({ as }) => {
  const page = await as('sam')
  for (const words of [wild, '%', '_', "'; drop table users; --", '\u0000x']) {
    await page.goto(`${open}?q=${encodeURIComponent(words)}`)
    await expect(heading(page)).toHaveText('Access packages')
  }
  await page.goto(`${open}?q=${encodeURIComponent('<b>nothing</b>')}`)
  await expect(page.getByText('No package matches “<b>nothing</b>”')).toBeVisible()
})

test('too long a reason gets a sentence, and nothing typed is lost', async ({ as }) => {
  const page = await as('lin')
  await openForm(page, 'Design suite')
  const long = `${'Ein sehr langer Grund. '.repeat(100)}Ende`
  await page.getByLabel('Why do you need it?').fill(long)
  await page.getByLabel('For how long?').fill('42')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toContainText('Use at most 2000 characters.')
  await expect(page.getByLabel('Why do you need it?')).toHaveValue(long)
  await expect(page.getByLabel('For how long?')).toHaveValue('42')
})

test('a missing reason and too many days get a sentence each, beside their fields', async ({ as }) => {
  const page = await as('lin')
  await openForm(page, 'Design suite')
  await page.getByLabel('For how long?').fill('9999')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByLabel('For how long?')).toHaveValue('9999')
  await expect(page.getByLabel('For how long?')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('For how long?').fill('30')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('alert')).toContainText('Say why you need this access.')
  await expect(page.getByLabel('Why do you need it?')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('For how long?')).toHaveValue('30')
})

test('a double click makes one request', async ({ as }) => {
  const page = await as('clara')
  await openForm(page, 'Project planning')
  await page.getByLabel('Why do you need it?').fill('Once is enough.')
  await page.getByRole('button', { name: 'Send request' }).dblclick()
  await expect(page.getByRole('list', { name: 'What happened, and what comes next' })).toBeVisible()
  await page.goto('/my-access/requests')
  await expect(page.getByRole('row').filter({ hasText: 'Project planning' })).toHaveCount(1)
})

test('the same form sent twice at the same moment makes one request, and both get its answer', async ({
  as,
  baseURL,
}) => {
  const page = await as('lena')
  await openForm(page, 'Project planning')
  const fields = await page.getByRole('button', { name: 'Send request' }).evaluate((button: HTMLButtonElement) => {
    const sent: Record<string, string> = {}
    new FormData(button.form ?? undefined).forEach((value, name) => {
      sent[name] = String(value)
    })
    return sent
  })
  const form = { ...fields, justification: 'Sent twice.' }
  const send = () =>
    page.request.post(new URL(page.url()).pathname, { form, headers: { origin: baseURL ?? '' }, maxRedirects: 0 })
  const [one, other] = await Promise.all([send(), send()])
  expect([one.status(), other.status()]).toEqual([303, 303])
  expect(one.headers().location).toBe(other.headers().location)
  await page.goto('/my-access/requests')
  await expect(page.getByRole('row').filter({ hasText: 'Project planning' })).toHaveCount(1)
})

test('a form on a page that is out of date says so, and shows how things stand', async ({ as }) => {
  const first = await as('harper')
  const second = await first.context().newPage()
  for (const page of [first, second]) {
    await openForm(page, 'Project planning')
    await page.getByLabel('Why do you need it?').fill('Plan of the help desk.')
  }
  await first.getByRole('button', { name: 'Send request' }).click()
  await expect(first.getByText('Your request is sent.').first()).toBeVisible()
  await second.getByRole('button', { name: 'Send request' }).click()
  await expect(
    second.getByText('This access package has been asked for already, and the request is still open.').first(),
  ).toBeVisible()

  await second.goto(first.url())
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
  }
  await first.getByRole('alertdialog').getByRole('button', { name: 'Withdraw request' }).click()
  await expect(first.getByText('You have withdrawn your request.').first()).toBeVisible()
  await second.getByRole('alertdialog').getByRole('button', { name: 'Withdraw request' }).click()
  await expect(second.getByText('This request has been withdrawn or canceled.').first()).toBeVisible()
})
