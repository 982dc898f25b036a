# a dash says no
"""Who may press what in the library, as `table` has it for everything else."""

LIBRARY = """
Finding guidance; one piece is for facilitators only                          A  M  O  U  C  F  X  L
  How it is used                  | /guidance                               | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … said outright                 | /guidance help                          | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  Look with a few words           | /guidance words                         | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  Look for what fits a message    | find_guidance                           | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  More for the words              | more_guidance                           | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Share a piece here              | share_guidance                          | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  The next step of a set          | guidance_step:on                        | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  … the step before               | guidance_step:back                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Say why it was not useful       | form why_not_useful                     | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Read one of the facilitators'   | read_guidance @facilitators             | -  -  -  -  -  ✓  -  -
  It was useful                   | guidance_useful @facilitators           | -  -  -  -  -  ✓  -  -
  Share it here                   | share_guidance @facilitators            | -  -  -  -  -  -  -  -
  Say why it was not useful       | form why_not_useful @facilitators       | -  -  -  -  -  ✓  -  -
Giving guidance: the other mentor gave some                                   A  M  O  U  C  F  X  L
  Open the form for a piece       | /guidance add                           | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … by a button                   | contribute_guidance                     | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  … from a message                | save_as_guidance                        | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Give a piece                    | form contribute_piece                   | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Open: suggest a change          | suggest_change                          | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Suggest a change                | form suggest_piece_change               | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  … of the facilitators'          | form suggest_piece_change @facilitators | -  -  -  -  -  ✓  -  -
  See what one gave               | open_given_pieces                       | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Open what was asked about it    | answer_piece                            | -  -  ✓  -  -  -  -  -
  Answer it                       | form answer_about_piece                 | -  -  ✓  -  -  -  -  -
  Take a piece back               | take_back_piece                         | -  -  ✓  -  -  -  -  -
  Open: news of the library       | /guidance digest                        | ✓  ✓  ✓  ✓  ✓  ✓  ·  ✓
  … by a button                   | open_digest_choice                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
  Choose to get them              | form digest_choice                      | ✓  ✓  ✓  ✓  ✓  ✓  -  ✓
Guidance out of the author's problems, in which the mentor helped             A  M  O  U  C  F  X  L
  Menu: guidance from this        | problem_menu @guidance                  | ✓  -  -  -  -  -  -  -
  Mark a reply as helpful         | mark_helpful                            | ✓  -  -  -  -  -  -  -
  Consent later                   | harvest_consent                         | ✓  -  -  -  -  -  -  -
  Open the draft                  | harvest_open                            | ✓  -  -  -  -  -  -  -
  Agree to its words              | form harvest_draft                      | ✓  -  -  -  -  -  -  -
  Not now                         | harvest_later                           | ✓  -  -  -  -  -  -  -
  Never                           | harvest_never                           | ✓  -  -  -  -  -  -  -
  Open: what happened             | harvest_tell                            | ✓  -  -  -  -  -  -  -
  Tell what happened              | form harvest_outcome                    | ✓  -  -  -  -  -  -  -
  One's answer, without a name    | helpful_unnamed                         | -  ✓  -  -  -  -  -  -
  Open: with a name               | helpful_named                           | -  ✓  -  -  -  -  -  -
  One's answer, with a name       | form helpful_name                       | -  ✓  -  -  -  -  -  -
  Not one's answer                | helpful_no                              | -  ✓  -  -  -  -  -  -
  Open a facilitator's words      | read_new_words                          | ✓  -  -  -  -  -  -  -
  Agree to those                  | agree_to_words                          | ✓  -  -  -  -  -  -  -
  Keep one's own                  | keep_words                              | ✓  -  -  -  -  -  -  -
  Take a harvested piece back     | take_back_piece @harvested              | ✓  -  -  -  -  -  -  -
Review                                                                        A  M  O  U  C  F  X  L
  What waits                      | open_review_queue                       | -  -  -  -  -  ✓  -  -
  Open a piece of it              | review_piece                            | -  -  -  -  -  ✓  -  -
  Publish it                      | publish_piece                           | -  -  -  -  -  ✓  -  -
  Open: edit it                   | edit_piece_words                        | -  -  -  -  -  ✓  -  -
  Publish other words             | form edit_piece                         | -  -  -  -  -  ✓  -  -
  Open: ask who gave it           | ask_about_piece                         | -  -  -  -  -  ✓  -  -
  Ask who gave it                 | form ask_about_piece_form               | -  -  -  -  -  ✓  -  -
  Open: decline it                | decline_piece                           | -  -  -  -  -  ✓  -  -
  Decline it                      | form decline_piece_form                 | -  -  -  -  -  ✓  -  -
  Hide a piece                    | hide_piece                              | -  -  -  -  -  ✓  -  -
  Show it again                   | show_piece_again                        | -  -  -  -  -  ✓  -  -
  Take Lantern's newer words      | take_shipped_words                      | -  -  -  -  -  ✓  -  -
  Keep the network's own          | keep_own_words                          | -  -  -  -  -  ✓  -  -
  Its versions                    | piece_versions                          | -  -  -  -  -  ✓  -  -
  Compare two                     | compare_versions                        | -  -  -  -  -  ✓  -  -
  A reader's report is done       | piece_report_done                       | -  -  -  -  -  ✓  -  -
Keeping guidance right: the coach looks after a piece, who left after another A  M  O  U  C  F  X  L
  Open a piece's upkeep           | open_upkeep                             | -  -  -  -  -  ✓  -  -
  Change its upkeep               | form piece_upkeep                       | -  -  -  -  -  ✓  -  -
  It is still right               | still_right                             | -  -  -  -  ✓  ✓  -  -
  … the piece of who left         | still_right @of who left                | -  -  -  -  -  ✓  -  -
  Look after nothing any more     | stop_reviewing                          | -  -  -  -  ✓  -  -  ✓
  Open: a law may have changed    | /guidance law                           | -  -  -  -  -  ✓  ·  -
  … by a button                   | open_law_doubt                          | -  -  -  -  -  ✓  -  -
  A law may have changed          | form law_doubt                          | -  -  -  -  -  ✓  -  -
  Open: two disagree              | say_disagreement                        | -  -  -  -  -  ✓  -  -
  Two disagree                    | form disagreement                       | -  -  -  -  -  ✓  -  -
  They do not, after all          | take_back_disagreement                  | -  -  -  -  -  ✓  -  -
"""
