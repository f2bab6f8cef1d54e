import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { AddUnitRequest, RemoveUnitRequest, ReplaceUnitRequest } from './mustering.requests.js';

/** T7: who takes part changes while the work goes on. */
@Controller('v1/tickets/:id/units')
export class MusteringController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('', 'add_unit', {
    zh: '增加单位',
    en: 'Muster another unit',
    request: { unit_id: 'border-inspection', role: 'co' },
    problems: ['takes_part_already'],
  })
  add(@Param('id', UuidPipe) id: string, @Body() { unit_id, role }: AddUnitRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'units', { type: 'add_unit', unitId: unit_id, role }, asked, {
      unit_id,
      role,
    });
  }

  @TicketStep(':unit_id/remove', 'remove_unit', {
    zh: '减少单位',
    en: 'Release a unit',
    request: { reason: '无需现场配合' },
    problems: ['takes_no_part', 'lead_needs_successor', 'part_is_settled'],
  })
  remove(
    @Param('id', UuidPipe) id: string,
    @Param('unit_id') unitId: string,
    @Body() { reason }: RemoveUnitRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, `units/${unitId}/remove`, { type: 'remove_unit', unitId, reason }, asked, {
      reason,
    });
  }

  @TicketStep(':unit_id/replace', 'replace_unit', {
    zh: '更换单位',
    en: 'Replace a unit',
    request: { by_unit_id: 'border-inspection', reason: '职责已调整' },
    problems: ['takes_no_part', 'takes_part_already', 'part_is_settled'],
  })
  replace(
    @Param('id', UuidPipe) id: string,
    @Param('unit_id') unitId: string,
    @Body() { by_unit_id, reason }: ReplaceUnitRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(
      id,
      `units/${unitId}/replace`,
      { type: 'replace_unit', unitId, byUnitId: by_unit_id, reason },
      asked,
      { by_unit_id, reason },
    );
  }
}
