import js from '@eslint/js';
import globals from 'globals';

// Names that look like variables of one's own and are the window's.
const confusing = ['self', 'event', 'name', 'status', 'length', 'top', 'parent', 'origin', 'close', 'open', 'find', 'stop'];
// Only main.js touches the page; everything else is given what it needs.
const pageOnly = ['document', 'window', 'navigator', 'location', 'history', 'WebSocket', 'MediaRecorder', 'MediaSource', 'localStorage'];

const newerThanTheFloor = ['replaceChildren', 'checkVisibility', 'randomUUID', 'showPopover', 'userAgentData', 'requestIdleCallback'];
const newerSyntax = [
  'StaticBlock', 'Program > ExpressionStatement > AwaitExpression', 'Program > VariableDeclaration AwaitExpression.init',
  'BinaryExpression[operator="in"] > PrivateIdentifier', 'Literal[regex.flags=/[dv]/]', 'Literal[regex.pattern=/\\(\\?<[=!]/]',
];

const restrict = (names, message) => names.map((name) => ({ name, message }));

export default [
  { ignores: ['**/node_modules/**', '**/out/**'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-globals': ['error', ...restrict(confusing, 'Name what you mean.')],
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-shadow': 'error',
      'no-param-reassign': 'error',
      'no-implicit-globals': 'error',
      'no-unused-private-class-members': 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/resources/web/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 450 }],
      'no-restricted-globals': ['error', ...restrict(confusing, 'Name what you mean.'), ...restrict(pageOnly, 'Only main.js; take it as a parameter.')],
    },
  },
  {
    // The guest's page is for Chrome 85, Firefox 90 and Safari 15; the library's newer parts are found by tsc.
    files: ['**/resources/web/{viewer,common}/**/*.js'],
    rules: {
      'no-restricted-properties': ['error', ...newerThanTheFloor.map((property) => ({ property, message: 'Newer than the oldest browsers of the page.' }))],
      'no-restricted-syntax': ['error', ...newerSyntax.map((selector) => ({ selector, message: 'Newer than the oldest browsers of the page.' }))],
    },
  },
  {
    files: ['**/resources/web/*/main.js', '**/resources/web/common/load_guard.js'],
    rules: { 'no-restricted-globals': ['error', ...restrict(confusing, 'Name what you mean.')] },
  },
  {
    // Tests drive pages: functions handed to a browser run in its window.
    files: ['**/*.{js,mjs}'],
    ignores: ['**/resources/web/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
