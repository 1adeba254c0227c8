import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const PURE = ['libs/{domain,calendar,statute,annual-report}/src/**/*.ts'];
const WORKFLOWS = ['workflows/src/**/*.ts'];
const TESTS = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.contract.ts',
  'test/**/*.ts',
  '**/src/testing/**/*.ts',
  '**/testing.ts',
  'libs/*/test/**/*.ts',
];

// The present is an input: a rule that reads the clock gives another answer tomorrow.
const NO_CLOCK = [
  'error',
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as an argument.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'No chance in a rule.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      'apps/console/vite.config.ts',
      '**/node_modules/',
      'var/',
      'coverage/',
      'apps/console/src/api/schema.*',
      '**/*.d.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all code of Node: ten times faster than one for each package.
        project: ['test/tsconfig.json', 'apps/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A port's implementation is async because the port is; it need not wait for anything.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Our factories return objects of closures; nothing of ours reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A step of a request adds its part to the shared shapes (libs/domain/DECISIONS.md).
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-console': 'error',
    },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['node:*', '@nestjs/*', 'typeorm', 'pg', 'kafkajs', '@temporalio/*'] },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'crypto', 'setTimeout', 'setInterval', 'performance'],
      'no-restricted-syntax': NO_CLOCK,
    },
  },
  {
    // Date.now() is the workflow's own, replayed time there; everything else of the outside world is not.
    files: WORKFLOWS,
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!@temporalio/(workflow|common)$|\\.)',
              message: 'A workflow imports @temporalio/workflow and its types only.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'crypto'],
    },
  },
  {
    files: TESTS,
    rules: {
      // JSON read back in a test is asserted, not typed.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'prefer-spread': 'off',
    },
  },
  { files: ['test/bench/**/*.ts', 'test/faults/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'fetch',
          'performance',
          'setTimeout',
          'setInterval',
          'clearInterval',
          'clearTimeout',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
    },
  },
);
