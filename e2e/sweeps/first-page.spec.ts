import { test } from '../journey.ts'
import { keepsItsPromises } from './promises.ts'

test.use({ start: 'empty' })

test('/sign-in/set-up keeps the promises of every page', async ({ visitor }) => {
  await keepsItsPromises(await visitor(), '/sign-in/set-up')
})
