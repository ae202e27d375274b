import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { ThemeSwitch } from '@latchkey/ui/theme-switch'
import { themePath } from '@latchkey/web/apps'
import { useRoot } from '@latchkey/web/root-data'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'

export const meta = titled('Settings')

export const loader = page(async () => null)

export default function Settings() {
  const { theme, timeZone, now } = useRoot()
  return (
    <Page title="Settings" description="How the portal looks and reads for you." narrow>
      <Section
        title="Colors"
        description="Kept in this browser. System follows what your device is set to, by day and by night."
        card
      >
        <div className="max-w-80">
          <ThemeSwitch value={theme} action={themePath} />
        </div>
      </Section>
      <Section title="Time zone" description="The same for everybody here, in pages and in mails." card>
        <p className="text-ink">
          {timeZone}: it is now <When at={now} style="exact" />.
        </p>
        <p className="mt-1 text-sm text-muted">
          The people who run this portal choose it. Point at any time to see it with its day and zone.
        </p>
      </Section>
    </Page>
  )
}
