import { TabsNav } from '@latchkey/ui/tabs-nav'
import { places } from './places.ts'

/** What one may ask for, what might be of use, what one has, and what one had. */
export function PackageTabs({ current }: { current: 'available' | 'suggested' | 'active' | 'ended' }) {
  return (
    <TabsNav
      label="Access packages"
      tabs={[
        { label: 'Available', href: places.packages, current: current === 'available' },
        { label: 'Suggested', href: places.suggested, current: current === 'suggested' },
        { label: 'Active', href: places.assignments, current: current === 'active' },
        { label: 'Expired', href: `${places.assignments}?show=ended`, current: current === 'ended' },
      ]}
    />
  )
}
