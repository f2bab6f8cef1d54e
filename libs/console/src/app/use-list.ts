import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

const LOOK_AGAIN = 30_000;

/**
 * A list that is read page by page, as far as somebody asks for, and read anew twice a minute.
 *
 * @param key what it is a list of, with everything that it is asked for
 */
export function useList<Item>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<Page<Item>>,
) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Item>) => page.next_cursor ?? undefined,
    refetchInterval: LOOK_AGAIN,
  });
  return {
    items: data?.pages.flatMap((page) => page.items) ?? [],
    error,
    loading: isPending,
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    loadingMore: isFetchingNextPage,
  };
}
