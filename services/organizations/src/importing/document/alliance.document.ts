import type {
  Alliance,
  Facility,
  Labelled,
  Mechanism,
  ModelEntry,
  OperatingModel,
} from '../../domain/directory.js';
import {
  Code,
  ListOf,
  ListOfNested,
  Name,
  Nested,
  NumberPrefix,
  OneOf,
  Slug,
  TimeZone,
  Whole,
} from './fields.js';

export class LabelledDocument implements Labelled {
  @Code() code: string;
  @Name() name_zh: string;
  @Name() name_en: string;
}

export class CadenceDocument {
  @OneOf(['month', 'quarter', 'half_year', 'year']) per: 'month' | 'quarter' | 'half_year' | 'year';
  @Whole({ min: 1, max: 366 }) times: number;
}

export class ModelEntryDocument extends LabelledDocument implements ModelEntry {
  @ListOf('code', {
    optional: true,
    description:
      '所属问题类别：这些类别的哨件计入此条，子类别须分别列出，见 GET /v1/statistics/operating-model / categories whose whistles count here; subcategories are named themselves',
  })
  categories?: string[];
}

export class MechanismDocument extends ModelEntryDocument implements Mechanism {
  @Nested(() => CadenceDocument, {
    optional: true,
    description:
      '频次要求：机制代码须为会议类别或活动类别，或计划活动时填写该机制代码，见 GET /v1/cadences / how often it must happen: the code must be a kind of meeting or of activity, or activities must be planned for it, see GET /v1/cadences',
  })
  cadence?: CadenceDocument;
}

export class OperatingModelDocument extends LabelledDocument implements OperatingModel {
  @ListOfNested(() => ModelEntryDocument, { optional: true }) structures?: ModelEntryDocument[];
  @ListOfNested(() => ModelEntryDocument, { optional: true }) drives?: ModelEntryDocument[];
  @ListOfNested(() => ModelEntryDocument, { optional: true }) teams?: ModelEntryDocument[];
  @ListOfNested(() => ModelEntryDocument, { optional: true }) scopes?: ModelEntryDocument[];
  @ListOfNested(() => MechanismDocument) mechanisms: MechanismDocument[];
  @ListOfNested(() => ModelEntryDocument) platforms: ModelEntryDocument[];
}

export class BuilderDocument {
  @Slug() unit_id: string;
  @OneOf(['lead', 'joint', 'coordinated'], {
    description: '牵头、会同、统筹 / leads, acts jointly, is brought in',
  })
  role: 'lead' | 'joint' | 'coordinated';
}

export class FacilityDocument implements Facility {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @ListOfNested(() => LabelledDocument) zones: LabelledDocument[];
  @ListOfNested(() => LabelledDocument) services: LabelledDocument[];
  @ListOfNested(() => BuilderDocument) builders: BuilderDocument[];
}

export class AllianceDocument implements Alliance {
  @Slug({ example: 'tianjin' }) id: string;
  @Name({ example: '天津港综合保税区海港创新发展理事会' }) name_zh: string;
  @Name({ example: 'Tianjin Port Bonded Zone Innovation Council' }) name_en: string;
  @TimeZone({ example: 'Asia/Shanghai' }) time_zone: string;
  @NumberPrefix({ description: '工单编号前缀 / before the number of every whistle', example: 'TJ' })
  number_prefix: string;
  @Slug({ optional: true, description: '召集单位，只计一次 / the convening unit, counted once' })
  convenor_unit_id?: string;
  @ListOf('slug', { description: '牵头单位 / units with the right to convene' }) lead_unit_ids: string[];
  @Nested(() => OperatingModelDocument, { optional: true }) operating_model?: OperatingModelDocument;
  @ListOfNested(() => FacilityDocument, { optional: true }) facilities?: FacilityDocument[];
}
