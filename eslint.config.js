import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Libraries that bring Nest, a database or a broker along. */
const outerLibs = ['auth', 'http', 'local-stack', 'messaging', 'observability', 'persistence', 'recording'];

/** Folder names that say nothing about what is in them. */
const emptyNames = ['utils', 'util', 'common', 'helpers', 'shared', 'misc'].flatMap((name) => [
  `./${name}`,
  `./${name}.js`,
  `./${name}/*`,
  `../**/${name}`,
  `../**/${name}.js`,
  `../**/${name}/*`,
]);

const focusedOrSkipped = {
  selector:
    'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
  message: 'A test runs, or it is not there.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/bundle/**',
      '**/generated/**',
      'out-tsc/**',
      'var/**',
      '.nx/**',
      'coverage/**',
      '**/*.d.ts',
    ],
  },
  {
    files: ['libs/**/*.{ts,tsx}', 'services/**/*.ts'],
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:contracts'] },
            { sourceTag: 'scope:console', onlyDependOnLibsWithTags: ['scope:console'] },
            { sourceTag: 'scope:clock', onlyDependOnLibsWithTags: ['scope:clock'] },
            { sourceTag: 'scope:local-stack', onlyDependOnLibsWithTags: ['scope:local-stack'] },
          ],
        },
      ],
      // Types matter only to these: what a forgotten await costs here is an event that nobody waits for.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z][a-z]', match: false } },
        { selector: ['class', 'typeAlias', 'enum'], format: ['PascalCase'] },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: emptyNames, message: 'Name it after what it does.' }],
          paths: [
            {
              name: 'class-validator',
              importNames: ['IsDateString', 'IsISO8601', 'IsRFC3339'],
              message:
                'IsInstant or IsDay of @muster/http: these take what neither PostgreSQL nor Date.parse does.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', focusedOrSkipped],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['libs/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    // Vite reads its configuration from a default export.
    files: ['libs/console/vite.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['services/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...['@nestjs/*', 'pg', 'pg-*', 'typeorm', 'kafkajs', 'fastify', 'undici', 'pino', 'rxjs'],
              ],
              message:
                'domain/ decides and evolves; frameworks, databases and brokers stay outside (ADR 0007).',
            },
            {
              group: outerLibs.flatMap((lib) => [`@muster/${lib}`, `@muster/${lib}/*`]),
              allowTypeImports: true,
              message: 'Types only: this library brings frameworks along (ADR 0007).',
            },
            {
              group: ['persistence', 'publishing'].flatMap((name) => [`../**/${name}/**`, `./**/${name}/**`]),
              message: 'domain/ knows nothing of how it is kept or told.',
            },
            { group: emptyNames, message: 'Name it after what it does.' },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        focusedOrSkipped,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is passed in.' },
        {
          selector:
            'CallExpression[callee.object.name=/^(Date|Math|performance|crypto)$/][callee.property.name=/^(now|random|randomUUID)$/]',
          message: 'Time and ids are passed in.',
        },
      ],
    },
  },
  {
    // Specs read what they wrote, in whatever shape suits the assertion.
    files: ['**/*spec.ts', '**/testing/**/*.ts', '**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      'max-lines': 'off',
    },
  },
  {
    files: ['tools/**/*.mjs', '*.js'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'prefer-const': 'error',
      'no-var': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  { files: ['**/scripts/**/*.ts'], rules: { 'no-console': 'off' } },
);
