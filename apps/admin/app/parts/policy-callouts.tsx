import { type CalloutStage, calloutStages, calloutStageTitles, waitingStages } from '@latchkey/core/entitlement/callout'
import type { CalloutsForm } from '@latchkey/core/entitlement/policy-form'
import type { ExtensionChoice } from '@latchkey/services/entitlement/admin/policy-names.store'
import { FormPart } from './form-part.tsx'

/** What a form offers to tie the ticks of a stage to their values. */
interface CalloutBinding {
  bindChoices(name: `callouts.${CalloutStage}`): { name: string; defaultValue: readonly string[] | undefined }
}

/** Which custom extensions of the catalog are called at which stage. */
export function PolicyCallouts(props: {
  callouts: CalloutsForm
  extensions: readonly ExtensionChoice[]
  /** The stages that there are for what the policy gives; all of them unless said. */
  stages?: readonly CalloutStage[]
  binding: CalloutBinding
}) {
  const { callouts, extensions, stages = calloutStages, binding } = props
  const set = stages.filter((stage) => callouts[stage].length > 0).length
  return (
    <FormPart
      title="Custom extensions"
      summary={
        extensions.length === 0
          ? 'The catalog has none'
          : set === 0
            ? 'None is called'
            : `Called at ${set} of ${stages.length} stages`
      }
      open={set > 0}
    >
      {extensions.length === 0 ? (
        <p className="text-muted">
          Custom extensions are programs of the organization that are called as requests and access go on. The catalog
          of this package has none yet.
        </p>
      ) : (
        stages.map((stage) => (
          <fieldset key={stage} className="flex min-w-0 flex-col gap-1.5">
            <legend className="mb-1 font-medium text-ink">{calloutStageTitles[stage]}</legend>
            {extensions.map((extension) => (
              <Tick
                key={extension.id}
                extension={extension}
                waits={extension.waits && waitingStages.some((waiting) => waiting === stage)}
                {...binding.bindChoices(`callouts.${stage}`)}
              />
            ))}
          </fieldset>
        ))
      )}
    </FormPart>
  )
}

function Tick(props: {
  extension: ExtensionChoice
  waits: boolean
  name: string
  defaultValue: readonly string[] | undefined
}) {
  const { extension, waits, name, defaultValue } = props
  const notes = [extension.enabled ? '' : 'switched off', waits ? 'the request waits for its answer' : ''].filter(
    Boolean,
  )
  return (
    <label className="flex w-fit items-start gap-2 touch:py-2.5">
      <input
        type="checkbox"
        name={name}
        value={extension.id}
        defaultChecked={defaultValue?.includes(extension.id) ?? false}
        className="mt-0.5 size-4 shrink-0"
      />
      <span>
        {extension.displayName}
        {notes.length > 0 && <span className="text-sm text-muted"> · {notes.join(', ')}</span>}
      </span>
    </label>
  )
}
