import QtQuick
import Hall

// The hall's board. Wide and flat places (LED strips) get the last calls in one line.
Rectangle {
    id: screen

    required property var face
    readonly property bool strip: width > height * 3.2
    readonly property bool isAway: face.away.zh !== ""

    color: Theme.ground
    width: 1920
    height: 1080

    BoardPage {
        anchors.fill: parent
        visible: !screen.strip && !screen.isAway
        face: screen.face
    }
    BoardStrip {
        anchors.fill: parent
        visible: screen.strip && !screen.isAway
        face: screen.face
    }
    AwayPage {
        anchors.fill: parent
        visible: screen.isAway
        words: screen.face.away
        detail: screen.face.away_detail
        strip: screen.strip
        unit: Math.min(screen.width / 1920, screen.height / 1080) * (screen.width < screen.height * 1.5 ? 1.15 : 1)
    }
}
