#ifndef QUORUM_GUIDES_H
#define QUORUM_GUIDES_H

/// A page of the guides, as it stands in the repository.
struct QuorumGuide {
  /// The name of its file, without the ending.
  const char *name;
  /// Its text in UTF-8, ended by a zero.
  const char *text;
};

/// The number of pages.
int quorum_guide_count(void);
/// A page, counted from 0 in the order of their names.
struct QuorumGuide quorum_guide(int place);

#endif
