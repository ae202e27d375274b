import { TabsNav } from '@latchkey/ui/tabs-nav'
import { adminPage } from './address.ts'

const tabs = [
  ['/reports', 'How long requests take'],
  ['/reports/unused', 'Packages nobody uses'],
  ['/reports/endless', 'Assignments without an end'],
] as const

/** The way between the reports on access. */
export function ReportTabs({ current }: { current: (typeof tabs)[number][0] }) {
  return (
    <TabsNav
      label="Reports"
      tabs={tabs.map(([place, label]) => ({ label, href: adminPage(place), current: place === current }))}
    />
  )
}
