import { mySessions } from '@latchkey/services/account/sessions.views'
import { mySignIns } from '@latchkey/services/audit/sign-ins.views'
import { signOutEverywhere } from '@latchkey/services/authentication/sign-out'
import { Page } from '@latchkey/ui/page'
import { Pager } from '@latchkey/ui/pager'
import { Section } from '@latchkey/ui/section'
import { placeIn, signInPath } from '@latchkey/web/apps'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { sessionTokenOf } from '@latchkey/web/server/session-token'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SessionList, SignOutEverywhere } from '../parts/sessions.tsx'
import { SignInTable } from '../parts/sign-in-table.tsx'

const Everywhere = z.object({})

export const meta = titled('Sign-ins')

export const loader = page(async (visit) => {
  const { portal, url } = visit
  const cursor = url.searchParams.get('cursor')
  const [signIns, sessions] = await Promise.all([
    mySignIns(portal, { cursor }),
    mySessions(portal, sessionTokenOf(visit)),
  ])
  return {
    sessions,
    older: cursor !== null,
    next: signIns.next,
    signIns: signIns.rows.map(({ id, at, address, browser, operatingSystem, result, resultTitle }) => ({
      id,
      at,
      address,
      browser,
      operatingSystem,
      result,
      resultTitle,
    })),
  }
})

export const action = forms({
  everywhere: form(Everywhere, async ({ portal, user }) => {
    const cookie = await signOutEverywhere(portal, { userId: user.id })
    return done('You are signed out everywhere.', signInPath('/'), { setCookies: [cookie] })
  }),
})

export default function SignIns() {
  const { sessions, signIns, older, next } = useLoaderData<typeof loader>()
  const here = placeIn('my-account', '/sign-ins')
  return (
    <Page title="Sign-ins" description="Where you are signed in, and every try to sign in as you.">
      <Section
        title="Signed in now"
        description="A browser that you do not use any more, or do not know? Sign out everywhere, then change your password."
        actions={<SignOutEverywhere count={sessions.length} />}
        card
      >
        <SessionList sessions={sessions} />
      </Section>
      <Section title={older ? 'Earlier sign-ins' : 'Latest sign-ins'}>
        <SignInTable signIns={signIns} />
        <div className="mt-3">
          <Pager
            label="Pages of sign-ins"
            previousHref={older ? here : undefined}
            nextHref={next === null ? undefined : `${here}?cursor=${encodeURIComponent(next)}`}
          />
        </div>
      </Section>
    </Page>
  )
}
