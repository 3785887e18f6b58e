/** The icon set: Material Design Icons by name, used as `#i-<name>` from templates and scripts. These are on every page. */
export const ICONS = [
  'account-circle-outline',
  'arrow-right',
  'book-open-page-variant-outline',
  'check-bold',
  'chevron-left',
  'flag-checkered',
  'home-heart',
  'magnify',
  'scale-balance',
  'text-box-outline',
];

/** What every page has but a lesson's, which shows none of them: there are hundreds of those. */
export const MORE = [
  'account-multiple-outline',
  'alert-circle',
  'calendar-check-outline',
  'check-circle',
  'close',
  'content-copy',
  'history',
  'inbox-outline',
  'lock',
  'map-marker',
  'phone',
  'play',
  'projector-screen-outline',
  'star',
  'star-outline',
  'sword-cross',
  'timer-outline',
  'wifi-off',
];

/** What a question under a video shows beside what its page has: fetched with it. */
export const AT_CHECKPOINTS = [
  'alert-circle',
  'check-circle',
  'close-circle',
  'content-copy',
  'lightbulb-on-outline',
  'message-alert-outline',
];

/** What only pages have that ask questions, and those that lead to them: their templates include `icons_asking.html`. */
export const ASKING = [
  'alert-circle-outline',
  'book-open-variant',
  'circle-outline',
  'clock-outline',
  'close-circle',
  'eye-outline',
  'flag',
  'flag-outline',
  'format-list-numbered',
  'format-size',
  'heart',
  'heart-broken-outline',
  'lightbulb-on-outline',
  'message-alert-outline',
  'note-edit-outline',
  'notebook-remove-outline',
  'shape-outline',
  'shuffle-variant',
  'tag-outline',
  'view-grid-outline',
];
