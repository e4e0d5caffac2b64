import QtQuick

// Several texts at one place, one after the other.
Item {
    id: calm

    property var texts: []
    property real size: Theme.body
    property color color: Theme.ink
    property int align: Text.AlignLeft
    property int place: 0

    onTextsChanged: if (place >= texts.length) place = 0

    Timer {
        interval: Theme.page
        repeat: true
        running: calm.texts.length > 1 && calm.visible
        onTriggered: turning.restart()
    }
    SequentialAnimation {
        id: turning
        NumberAnimation { target: shown; property: "opacity"; to: 0; duration: Theme.fade }
        ScriptAction { script: calm.place = (calm.place + 1) % Math.max(1, calm.texts.length) }
        NumberAnimation { target: shown; property: "opacity"; to: 1; duration: Theme.fade }
    }
    Both {
        id: shown
        anchors.fill: parent
        words: calm.place < calm.texts.length ? calm.texts[calm.place] : ({ zh: "", en: "" })
        size: calm.size
        beside: 0.66
        color: calm.color
        align: calm.align
    }
}
