import { ApiProperty } from '@nestjs/swagger';

/** The class of a page of `item`s, for the API's documentation. */
export function pageClass<Item extends object>(name: string, item: new () => Item) {
  class PageOfItems {
    @ApiProperty({ type: [item] }) items: Item[];
    @ApiProperty({
      type: String,
      nullable: true,
      description: '下一页的游标；末页为空 / null on the last page',
    })
    next_cursor: string | null;
  }
  Object.defineProperty(PageOfItems, 'name', { value: name });
  return PageOfItems;
}
