import { SetUp, setUp } from '@latchkey/services/installation/set-up'
import { TextField } from '@latchkey/ui/field'
import { FocusPage } from '@latchkey/ui/focus-page'
import { placeIn, signInPath } from '@latchkey/web/apps'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, openForms } from '@latchkey/web/server/forms'
import { goTo } from '@latchkey/web/server/place'
import { openPage } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { NewPasswordFields } from '../parts/new-password-fields.tsx'

export const meta = titled('Set up Latchkey')

export const loader = openPage(async (visit) => {
  if (visit.context.installation.state === 'ready') throw goTo(visit.url, signInPath('/'))
  return null
})

export const action = openForms({
  setUp: form(SetUp, async (visit, value) => {
    const cookie = await setUp(visit.portal, value)
    return done('Latchkey is set up, and you are its first Global Administrator.', placeIn('admin'), {
      setCookies: [cookie],
    })
  }),
})

export default function SetUpPage() {
  return (
    <FocusPage
      appName="Latchkey"
      wide
      title="Set up Latchkey"
      description="Nobody is here yet. Make your own account: it becomes the first Global Administrator, who may do everything and adds the others."
    >
      <PortalForm<typeof SetUp> intent="setUp" submit="Set up and sign in">
        {({ bind }) => (
          <>
            <TextField
              {...bind('code')}
              label="Code from the terminal"
              help="It was printed when Latchkey started, is good for one day and works once. A restart prints a new one."
              placeholder="0000-0000"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
            <TextField {...bind('displayName')} label="Your name" autoComplete="name" required />
            <TextField
              {...bind('userPrincipalName')}
              label="User name"
              help="You sign in with it, and mail goes there: use your mail address."
              placeholder="name@example.com"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <NewPasswordFields password={bind('password')} again={bind('passwordAgain')} />
          </>
        )}
      </PortalForm>
    </FocusPage>
  )
}
