import { signOut } from '@latchkey/services/authentication/sign-out'
import { signInPath } from '@latchkey/web/apps'
import { done, form, openForms } from '@latchkey/web/server/forms'
import { goTo } from '@latchkey/web/server/place'
import { openPage } from '@latchkey/web/server/route'
import { z } from 'zod'
import { sessionTokenOf } from '../server/session-token.ts'

/** Signing out takes a form: an address alone, which any page can have a browser fetch, leads to the sign-in page and changes nothing. */
export const loader = openPage(async (visit) => {
  throw goTo(visit.url, signInPath('/'))
})

export const action = openForms(
  form(z.object({}), async (visit) => {
    const here = signInPath('/')
    if (visit.user === null) return done('You are signed out.', here)
    const cookie = await signOut(visit.portal, { token: sessionTokenOf(visit) })
    return done('You are signed out.', here, { setCookies: [cookie] })
  }),
)
