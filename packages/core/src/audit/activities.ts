/** Everything that the audit log can tell, in plain words: the activity as it is stored, and its title on pages. */
export const activities = {
  // Installation and authentication
  'installation.setUp': 'Set up the installation',
  'installation.demoLoaded': 'Loaded the demo organization',
  'user.passwordChanged': 'Changed the own password',
  'user.passwordReset': 'Reset a password',
  'user.signedOutEverywhere': 'Signed out everywhere',

  // Directory
  'user.created': 'Created a user',
  'user.updated': 'Changed a user',
  'user.attributesSet': 'Changed the further attributes of a user',
  'user.enabled': 'Enabled an account',
  'user.disabled': 'Disabled an account',
  'user.lastDaySet': 'Set the last day of a person',
  'user.left': 'Left the organization',
  'user.ownershipPassedOn': 'Passed on what somebody owned who left',
  'user.siteLeft': 'Lost a role in a site by leaving',
  'role.assigned': 'Gave a directory role',
  'role.removed': 'Took a directory role away',
  'group.created': 'Created a group',
  'group.roleAdded': 'Let a group give a directory role',
  'group.roleRemoved': 'Let a group no longer give a directory role',
  'group.updated': 'Changed a group',
  'group.deleted': 'Deleted a group',
  'group.memberAdded': 'Added a member to a group',
  'group.memberRemoved': 'Removed a member from a group',
  'group.ruleSet': 'Set the rule of a group',
  'group.ruleRemoved': 'Took the rule of a group away',
  'group.nested': 'Put a group into a group',
  'group.unnested': 'Took a group out of a group',
  'group.licensingSet': 'Changed how a group gives its licenses',
  'group.ownerAdded': 'Added an owner to a group',
  'group.ownerRemoved': 'Removed an owner from a group',

  // Licensing
  'product.updated': 'Changed a product',
  'product.rulesSet': 'Changed the rules of a product',
  'product.supersededAdded': 'Let a product replace another',
  'product.supersededRemoved': 'Let a product not replace another any more',
  'planRelation.added': 'Added a rule about two plans',
  'planRelation.removed': 'Took a rule about two plans away',
  'subscription.created': 'Added a subscription',
  'subscription.updated': 'Changed a subscription',
  'group.licenseAssigned': 'Let a group give a product',
  'group.licensePlansChanged': 'Changed the plans that a group gives',
  'group.licenseRemoved': 'Took a product from a group',
  'license.assigned': 'Assigned a product directly',
  'license.plansChanged': 'Changed the plans of a direct license',
  'license.removed': 'Removed a direct license',
  'license.seatGiven': 'Got a seat',
  'license.seatGivenFromLine': 'Got a seat after waiting in line',
  'license.queued': 'Joined the line for a seat',
  'license.leftLine': 'Left the line for a seat',
  'license.seatEnded': 'Gave a seat back',
  'license.seatTakenOff': 'Lost a seat and stands in line',
  'license.superseded': 'Needs no seat: a better product replaces it',
  'license.failed': 'Cannot have a product',
  'license.changed': 'Plans of a license changed',
  'license.reasonEnded': 'Lost the last reason for a product',
  'license.reprocessed': 'Looked at licenses again',
  'license.digestSent': 'Told license administrators what is new',
  'license.runStarted': 'Began to apply a wide change of licenses',
  'license.runFinished': 'Finished applying a wide change of licenses',

  // Applications
  'application.created': 'Added an application',
  'application.updated': 'Changed an application',
  'application.deleted': 'Deleted an application',
  'application.assigned': 'Assigned an application',
  'application.unassigned': 'Took an application away',
  'application.ownerAdded': 'Added an owner to an application',
  'application.ownerRemoved': 'Removed an owner from an application',

  // Sites
  'site.created': 'Created a site',
  'site.updated': 'Changed a site',
  'site.deleted': 'Deleted a site',

  // Catalogs and access packages
  'catalog.created': 'Created a catalog',
  'catalog.updated': 'Changed a catalog',
  'catalog.deleted': 'Deleted a catalog',
  'catalog.roleAdded': 'Gave somebody a role in a catalog',
  'catalog.roleRemoved': 'Took a role in a catalog away',
  'catalog.resourceAdded': 'Added a resource to a catalog',
  'catalog.resourceRemoved': 'Removed a resource from a catalog',
  'accessPackage.created': 'Created an access package',
  'accessPackage.updated': 'Changed an access package',
  'accessPackage.retiring': 'Began to retire an access package',
  'accessPackage.retirementCalledOff': 'Called the retirement of an access package off',
  'accessPackage.deleted': 'Deleted an access package',
  'accessPackage.resourceRoleAdded': 'Added a role to an access package',
  'accessPackage.resourceRoleRemoved': 'Removed a role from an access package',
  'accessPackage.exclusionAdded': 'Let an access package exclude another access',
  'accessPackage.exclusionRemoved': 'Let an access package go together with another access again',
  'assignmentPolicy.created': 'Created an assignment policy',
  'assignmentPolicy.updated': 'Changed an assignment policy',
  'assignmentPolicy.deleted': 'Deleted an assignment policy',
  'settings.entitlementUpdated': 'Changed the settings of entitlement management',
  'assignmentPolicy.ruleSet': 'Let a rule assign an access package',
  'assignment.leftScope': 'Left the scope of a policy',
  'assignment.backInScope': 'Came back into the scope of a policy',
  'assignmentPolicy.switchedOn': 'Switched an assignment policy on',
  'assignmentPolicy.switchedOff': 'Switched an assignment policy off',

  // Requests and access
  'accessRequest.submitted': 'Asked for access',
  'accessRequest.approved': 'Approved a request',
  'accessRequest.denied': 'Denied a request',
  'accessRequest.deniedForWantOfApprovers': 'Denied a request that nobody could decide',
  'accessRequest.approversAskedAnew': 'Asked other approvers',
  'accessRequest.approversLetGo': 'Waited no longer for approvers who may not decide any more',
  'accessRequest.approvedByThoseLeft': 'Went on with the approvals of those who are left',
  'accessRequest.answersCorrected': 'Corrected the answers of a request',
  'accessRequest.inquired': 'Asked the requestor a question',
  'accessRequest.inquiryAnswered': 'Answered the question of an approver',
  'accessRequest.inquiryUnanswered': 'Went on without an answer',
  'accessRequest.escalated': 'Asked alternates to decide besides',
  'accessRequest.escalatedToNobody': 'Found no alternate to ask',
  'accessRequest.deniedByItself': 'Denied a request by itself',
  'accessRequest.extensionSubmitted': 'Asked for more time',
  'accessRequest.lapsed': 'Closed a request that nobody decided in time',
  'accessRequest.nudged': 'Reminded those who decide on a request',
  'accessRequest.withdrawn': 'Withdrew a request',
  'accessRequest.canceled': 'Canceled a request',
  'delegation.created': 'Delegated approvals',
  'delegation.begun': 'Began a delegation of approvals',
  'delegation.ended': 'Ended a delegation of approvals',
  'assignment.delivered': 'Delivered access',
  'assignment.mended': 'Brought access in line with its package',
  'assignment.endChanged': 'Changed when access ends',
  'assignment.extended': 'Extended access',
  'assignment.approvalRevoked': 'Took an approval back',
  'assignment.ended': 'Ended access',

  // Guests
  'connectedOrganization.created': 'Added a connected organization',
  'connectedOrganization.updated': 'Changed a connected organization',
  'connectedOrganization.deleted': 'Deleted a connected organization',
  'connectedOrganization.sponsorAdded': 'Made somebody a sponsor of an organization',
  'connectedOrganization.sponsorRemoved': 'Ended a sponsor of an organization',
  'guest.blocked': 'Blocked a guest whose access had ended',
  'guest.unblocked': 'Let a guest in again',
  'guest.deleted': 'Deleted a guest whose access had ended',

  // Custom extensions
  'customExtension.created': 'Added a custom extension',
  'customExtension.updated': 'Changed a custom extension',
  'customExtension.secretRenewed': 'Renewed the secret of a custom extension',
  'customExtension.deleted': 'Deleted a custom extension',
  'callout.tested': 'Tried out a custom extension',
  'callout.resent': 'Called a custom extension again',
  'callout.answered': 'A custom extension answered',
  'callout.failed': 'A custom extension could not be reached or did not answer',

  // What runs by itself, or on many things at once
  'users.imported': 'Imported users',
  'products.imported': 'Imported products',
  'mail.chosen': 'Chose how to get mail about approvals',
  'mail.switched': 'Switched which mail is sent',
  'mail.noteChanged': 'Changed the note in a mail',
  'message.resent': 'Sent a message again',
  'job.runNow': 'Ran a job at once',
} as const satisfies Record<string, string>

/** The name of something that the audit log tells. */
export type Activity = keyof typeof activities

/** Every activity, in the order in which filters show them. */
export const activityNames = Object.keys(activities) as readonly Activity[]

/** Whether a text names an activity. */
export const isActivity = (text: string): text is Activity => Object.hasOwn(activities, text)

/** An activity in plain words. One that this version does not know (an older one wrote it) is told by its name. */
export const titleOf = (activity: string): string => (isActivity(activity) ? activities[activity] : activity)

/** The activities whose title contains a text, whatever the case. */
export const activitiesMatching = (text: string): readonly Activity[] => {
  const wanted = text.trim().toLowerCase()
  return wanted === '' ? [] : activityNames.filter((name) => activities[name].toLowerCase().includes(wanted))
}
