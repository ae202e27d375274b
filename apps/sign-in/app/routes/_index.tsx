import { SignIn, signIn } from '@latchkey/services/authentication/sign-in'
import { castOf, SignInAsCast, signInAsCast } from '@latchkey/services/installation/demo/cast-door'
import { FocusPage } from '@latchkey/ui/focus-page'
import { done, form, openForms } from '@latchkey/web/server/forms'
import { goTo } from '@latchkey/web/server/place'
import { openPage } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { CastChoice } from '../parts/cast-choice.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { sessionTokenOf } from '../server/session-token.ts'
import { setUpPath, wayOn } from '../server/way-on.ts'

export const meta = titled('Sign in')

export const loader = openPage(async (visit) => {
  if (visit.context.installation.state === 'empty') throw goTo(visit.url, setUpPath)
  if (visit.user !== null) throw goTo(visit.url, wayOn(visit.url))
  return { cast: await castOf(visit.portal) }
})

export const action = openForms({
  signIn: form(SignIn, async (visit, value) => {
    const cookie = await signIn(visit.portal, value, sessionTokenOf(visit))
    return done(null, wayOn(visit.url), { setCookies: [cookie] })
  }),
  enter: form(SignInAsCast, async (visit, value) => {
    const cookie = await signInAsCast(visit.portal, value, sessionTokenOf(visit))
    return done(null, wayOn(visit.url), { setCookies: [cookie] })
  }),
})

export default function SignInPage() {
  const { cast } = useLoaderData<typeof loader>()
  if (cast.length === 0)
    return (
      <FocusPage appName="Latchkey" title="Sign in" footer={<ForgottenPassword />}>
        <SignInForm />
      </FocusPage>
    )
  return (
    <FocusPage
      appName="Latchkey"
      wide
      title="Sign in"
      description="This is the demo organization. Choose somebody and look around as them; nothing here is real."
      footer={<ForgottenPassword />}
    >
      <CastChoice cast={cast} />
      <section aria-labelledby="password-way" className="mt-2 flex flex-col gap-3 border-t border-line pt-5">
        <h2 id="password-way" className="font-semibold text-ink">
          Or sign in with a password
        </h2>
        <SignInForm />
      </section>
    </FocusPage>
  )
}

function ForgottenPassword() {
  return (
    <p>
      <strong className="font-medium text-ink">Forgotten your password?</strong> Ask your help desk. They give you a
      temporary password, and you choose a new one when you sign in with it.
    </p>
  )
}
