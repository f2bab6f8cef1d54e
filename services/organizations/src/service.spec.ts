import { openApiOf, operationsOf } from '@muster/http';
import { exampleDirectory } from './importing/document/directory.example.js';
import { NOW } from '../test/demo-directory.js';
import { examineDocument } from './importing/examine-document.js';
import { organizations } from './service.js';

it('documents every route in both languages, with examples', async () => {
  const document = await openApiOf(organizations);
  expect(Object.keys(document.paths).sort()).toMatchInlineSnapshot(`
    [
      "/v1/alliances",
      "/v1/alliances/{alliance_id}",
      "/v1/alliances/{alliance_id}/calendars",
      "/v1/alliances/{alliance_id}/directory",
      "/v1/alliances/{alliance_id}/dual-officers",
      "/v1/alliances/{alliance_id}/duty",
      "/v1/alliances/{alliance_id}/enterprises",
      "/v1/alliances/{alliance_id}/industry-alliances",
      "/v1/alliances/{alliance_id}/officers",
      "/v1/alliances/{alliance_id}/party-organisations",
      "/v1/alliances/{alliance_id}/projects",
      "/v1/alliances/{alliance_id}/response-plans",
      "/v1/alliances/{alliance_id}/responsibility-matrix",
      "/v1/alliances/{alliance_id}/units",
    ]
  `);
  for (const operation of operationsOf(document)) expect(operation['x-roles']!.length).toBeGreaterThan(0);
  const put = document.paths['/v1/alliances/{alliance_id}/directory']!.put!;
  expect(put.requestBody).toMatchObject({
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/DirectoryDocument' },
        example: exampleDirectory,
      },
    },
  });
  expect(document.components!.schemas!.DirectoryDocument).toMatchObject({
    required: expect.arrayContaining(['alliance', 'units', 'calendars']),
    properties: { units: { type: 'array', items: { $ref: '#/components/schemas/UnitDocument' } } },
  });
  expect(document.components!.schemas!.ResponsibilityRuleDocument).toMatchInlineSnapshot(`
    {
      "properties": {
        "category_code": {
          "description": "空值表示任意 / null: any",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
          "type": [
            "string",
            "null",
          ],
        },
        "co_unit_ids": {
          "items": {
            "type": "string",
          },
          "type": "array",
        },
        "id": {
          "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
          "type": "string",
        },
        "industry_alliance_id": {
          "description": "缺省表示任意 / absent: any",
          "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
          "type": "string",
        },
        "inform_unit_ids": {
          "items": {
            "type": "string",
          },
          "type": "array",
        },
        "lead_unit_id": {
          "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
          "type": "string",
        },
        "place_code": {
          "description": "缺省表示任意 / absent: any",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
          "type": "string",
        },
        "process_stage": {
          "description": "空值表示任意 / null: any",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
          "type": [
            "string",
            "null",
          ],
        },
        "project_id": {
          "description": "缺省表示任意 / absent: any",
          "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
          "type": "string",
        },
      },
      "required": [
        "id",
        "category_code",
        "process_stage",
        "lead_unit_id",
        "co_unit_ids",
      ],
      "type": "object",
    }
  `);
});

it('gives an example that can be imported', () => {
  expect(examineDocument(exampleDirectory, 'example', NOW).ok).toBe(true);
});
