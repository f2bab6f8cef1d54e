import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { type Bilingual, Problem, validated } from '@muster/http';
import type { FastifyRequest } from 'fastify';
import type { Attachment } from '../attachments/attachment.store.js';
import { Attachments } from '../attachments/attachments.js';
import { type FormPart, formParts } from '../attachments/form-parts.js';
import { LARGEST_FILE } from '../attachments/received-file.js';
import { HazardSnapRequest } from './hazard-snap.request.js';

/** Photographs of one snap. */
export const MOST_PHOTOS = 3;
/** Bytes of the field that says where and what. */
const LARGEST_FIELD = 65_536;
/** Bytes of the whole form, boundaries included. */
export const LARGEST_FORM = MOST_PHOTOS * LARGEST_FILE + 2 * LARGEST_FIELD;

/** A form that has come in and is good; its photographs are in the store and wait for their whistle. */
export interface SnapForm {
  readonly snap: HazardSnapRequest;
  readonly photos: readonly Attachment[];
}

/** Takes the forms of hazard snaps in: a field `snap` with JSON and one to three photographs, in any order. */
@Injectable()
export class SnapForms {
  constructor(private readonly attachments: Attachments) {}

  /** Nothing is kept of a form that is refused. @throws Problem 400, 413, 415, 422, 503. */
  async receive(who: Identity, { body, headers }: FastifyRequest): Promise<SnapForm> {
    if (!(body instanceof Readable)) throw new Problem(415, 'unsupported_media_type');
    const photos: Attachment[] = [];
    try {
      let snap: HazardSnapRequest | undefined;
      for await (const part of formParts(body, headers['content-type']!, LARGEST_FORM)) {
        if (part.name === 'snap' && !snap) snap = await said(part);
        else if (part.name === 'photo' && photos.length < MOST_PHOTOS)
          photos.push(await this.photo(who, part));
        else throw misplaced(part.name);
      }
      if (!snap) throw missing('/snap');
      if (photos.length === 0) throw missing('/photo');
      return { snap, photos };
    } catch (error) {
      await this.attachments.takeBack(who, photos);
      throw error;
    }
  }

  private async photo(who: Identity, { fileName, body }: FormPart): Promise<Attachment> {
    const photo = await this.attachments.receive(who, fileName ?? 'photo', body);
    if (photo.type.startsWith('image/')) return photo;
    await this.attachments.takeBack(who, [photo]);
    throw wrong('/photo', 'not_a_photo', {
      zh: '须为照片（JPEG 或 PNG）',
      en: 'must be a photograph (JPEG or PNG)',
    });
  }
}

async function said({ body }: FormPart): Promise<HazardSnapRequest> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_FIELD) throw new Problem(413, 'body_too_large', { limit: LARGEST_FIELD });
    parts.push(part);
  }
  return validated(HazardSnapRequest, parsed(Buffer.concat(parts).toString('utf8')));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Problem(400, 'malformed_json', {}, { cause: error });
  }
}

const missing = (pointer: string) => wrong(pointer, 'required', { zh: '必填', en: 'is required' });

const misplaced = (name: string) =>
  wrong(`/${name}`, 'unknown_field', {
    zh: `表单只有一个 snap 和至多 ${MOST_PHOTOS} 张 photo`,
    en: `the form has one snap and ${MOST_PHOTOS} photos at most`,
  });

function wrong(pointer: string, code: string, message: Bilingual): Problem {
  return new Problem(422, 'validation_failed', {}, { errors: [{ pointer, code, message }] });
}
