import { type ReviewForm, reviewDays } from '@latchkey/core/entitlement/review-form'
import {
  reviewerKinds,
  reviewerTitles,
  reviewRhythms,
  rhythmTitles,
  unansweredDecisions,
  unansweredTitles,
} from '@latchkey/core/entitlement/review-settings'
import { CheckboxField, DateField, NumberField, RadioCards, SelectField } from '@latchkey/ui/field'
import { ChooserField } from './chooser-field.tsx'
import { FormPart } from './form-part.tsx'
import type { PolicyBinding } from './policy-shape.ts'

/** How access under a policy is reviewed again and again. */
export function PolicyReview(props: {
  review: ReviewForm
  names: Readonly<Record<string, string>>
  binding: PolicyBinding
}) {
  const { review, names, binding } = props
  const { bind, bindBox, bindChoices } = binding
  return (
    <FormPart
      title="Access reviews"
      summary={review.reviewed ? rhythmTitles[review.reviewRhythm] : 'None'}
      open={review.reviewed}
    >
      <div className="group/review flex flex-col gap-5">
        <CheckboxField
          {...bindBox('reviewed')}
          label="Review this access"
          help="Kept for access reviews: whoever still needs it keeps it."
        />
        <div className="hidden flex-col gap-5 group-has-[input[name=reviewed]:checked]/review:flex">
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <SelectField
              {...bind('reviewRhythm')}
              label="How often"
              options={reviewRhythms.map((value) => ({ value, label: rhythmTitles[value] }))}
            />
            <DateField {...bind('reviewStartsOn')} label="First day" />
            <NumberField
              {...bind('reviewDays')}
              label="Days to review"
              unit="days"
              min={reviewDays.min}
              max={reviewDays.max}
            />
          </div>
          <div className="group/reviewers flex flex-col gap-3">
            <RadioCards
              {...bind('reviewers')}
              label="Who reviews"
              columns={3}
              options={reviewerKinds.map((value) => ({ value, label: reviewerTitles[value] }))}
            />
            <div className="hidden group-has-[input[value=named]:checked]/reviewers:block">
              <ChooserField
                kind="user"
                label="Reviewers"
                chosen={bindChoices('reviewerIds')}
                typed={bind('addReviewers')}
                before={review.reviewerIds}
                names={names}
              />
            </div>
          </div>
          <SelectField
            {...bind('reviewUnanswered')}
            label="Access that nobody reviewed in time"
            options={unansweredDecisions.map((value) => ({ value, label: unansweredTitles[value] }))}
          />
          <CheckboxField {...bindBox('reviewJustificationRequired')} label="Reviewers must give a reason" />
        </div>
      </div>
    </FormPart>
  )
}
