import { TabsNav } from '@latchkey/ui/tabs-nav'
import { useRoot } from '@latchkey/web/root-data'
import { places } from './places.ts'

/** What waits for a person's decision, what they have decided, and who decides in whose place. */
export function ApprovalTabs({ current }: { current: 'pending' | 'history' | 'delegations' }) {
  const { waiting } = useRoot()
  return (
    <TabsNav
      label="Approvals"
      tabs={[
        { label: 'Pending', href: places.approvals, current: current === 'pending', count: waiting },
        { label: 'History', href: places.history, current: current === 'history' },
        { label: 'Delegations', href: places.delegations, current: current === 'delegations' },
      ]}
    />
  )
}
