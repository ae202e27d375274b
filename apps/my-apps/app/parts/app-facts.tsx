import { DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'

/** What is known of an application, and the roles that the person has in it. */
export function AppFacts(props: {
  roles: readonly string[]
  publisher: string
  category: string
  homepageUrl: string
}) {
  const { roles, publisher, category, homepageUrl } = props
  return (
    <Section title="About" card>
      <DescriptionList
        items={[
          { term: roles.length > 1 ? 'Your roles' : 'Your role', details: roles.join(', ') || 'None' },
          { term: 'Publisher', details: publisher || 'Not named' },
          ...(category ? [{ term: 'Category', details: category }] : []),
          { term: 'Address', details: <span className="break-all">{homepageUrl}</span> },
        ]}
      />
    </Section>
  )
}
