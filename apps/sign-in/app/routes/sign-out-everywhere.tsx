import { signOutEverywhere } from '@latchkey/services/authentication/sign-out'
import { signInPath } from '@latchkey/web/apps'
import { done, form, openForms } from '@latchkey/web/server/forms'
import { goTo } from '@latchkey/web/server/place'
import { openPage } from '@latchkey/web/server/route'
import { z } from 'zod'

/** As with signing out: an address alone changes nothing. */
export const loader = openPage(async (visit) => {
  throw goTo(visit.url, signInPath('/'))
})

export const action = openForms(
  form(z.object({}), async (visit) => {
    const here = signInPath('/')
    if (visit.user === null) return done('You are signed out.', here)
    const cookie = await signOutEverywhere(visit.portal, { userId: visit.user.id })
    return done('You are signed out of every browser and device.', here, { setCookies: [cookie] })
  }),
)
