import type { requestDetail } from '@latchkey/services/entitlement/requests.views'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { Gives } from '@latchkey/web/gives'
import { lengthOfRequestInWords } from '@latchkey/web/length-words'
import { Person } from '@latchkey/web/person'
import { answerFacts } from '@latchkey/web/request-answers'
import { When } from '@latchkey/web/when'
import { LicenseStandings } from './license-standings.tsx'
import { places } from './places.ts'

type Detail = Awaited<ReturnType<typeof requestDetail>>

/** Who asks for what, why and for how long. `narrow` suits a column beside the timeline, which tells the reason already. */
export function RequestFacts({ of, narrow = false }: { of: Detail; narrow?: boolean }) {
  return (
    <DescriptionList
      columns={narrow}
      items={[
        { term: 'For', details: of.target ? <Person of={of.target} stacked /> : 'Somebody who has left', wide: true },
        { term: 'Package', details: <PackageLink of={of} /> },
        { term: 'Gives', details: <Gives of={of} given={of.delivery !== null} />, wide: true },
        ...(of.licenses.length > 0
          ? [{ term: 'Licenses', details: <LicenseStandings of={of.licenses} />, wide: true }]
          : []),
        ...(of.startsAt ? [{ term: 'From', details: <When at={of.startsAt} style="exact" /> }] : []),
        { term: 'How long', details: lengthOfRequestInWords(of) },
        ...answerFacts(of.answers),
        ...(narrow ? [] : [{ term: 'Why', details: <Why justification={of.justification} /> }]),
      ]}
    />
  )
}

function PackageLink({ of }: { of: Detail }) {
  return (
    <Link href={places.package(of.packageId)} className="link">
      {of.packageName}
    </Link>
  )
}

function Why({ justification }: { justification: string }) {
  if (justification === '') return <span className="text-muted">No reason was asked for</span>
  return <p className="break-words whitespace-pre-line">{justification}</p>
}
