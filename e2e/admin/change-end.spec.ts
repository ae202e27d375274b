import { days } from '@latchkey/core/time'
import { demoPackageId } from '@latchkey/services/installation/demo/structure'
import { exactly, expect, nameOf, test } from '../journey.ts'
import { heading, row, told } from './steps.ts'

/* Leo has Diagrams for some days more. An administrator gives more time, within what the policy gives. */

const dayIn = (now: Date, ahead: number) => new Date(now.getTime() + days(ahead)).toISOString().slice(0, 10)

test('an administrator makes an access end later, not beyond the policy, and the holder hears of it', async ({
  as,
  portal,
  clock,
  mails,
}) => {
  const page = await as('gideon')
  await page.goto(`/admin/assignments?packageId=${demoPackageId('diagrams')}`)
  await row(page, nameOf('leo'))
    .getByRole('link', { name: /Details/ })
    .click()
  await page.getByRole('link', { name: 'Change end', exact: true }).click()
  await expect(heading(page)).toHaveText(`Change the end of Diagrams of ${nameOf('leo')}`)
  const ends = page.getByLabel(exactly('Ends'))
  await ends.fill(dayIn(await clock.now(), 4000))
  await page.getByLabel('Reason').fill('The handover takes longer.')
  await page.getByRole('button', { name: 'Save end' }).click()
  await expect(page.getByText('The policy lets the access end sooner.').first()).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('The handover takes longer.')
  await ends.fill(dayIn(await clock.now(), 20))
  await page.getByRole('button', { name: 'Save end' }).click()
  await told(page, 'The access ends at another time now.')
  await expect(page.getByRole('main')).toContainText('The handover takes longer.')
  await portal.runJob('send-mail')
  expect((await mails.to('leo')).map(({ subject }) => subject)).toContain('Extended: your access to Diagrams')
})
